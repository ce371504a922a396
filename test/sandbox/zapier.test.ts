import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { definitionOf } from '../../sandbox/zapier/app_definition.ts';
import { StepRunner } from '../../sandbox/zapier/step_runner.ts';
import { Zap } from '../../sandbox/zapier/zap.ts';
import { Zapier } from '../../sandbox/zapier.ts';

const trigger = (perform: unknown, outputFields: object[] = []) => ({
  key: 'thing',
  noun: 'Thing',
  display: { label: 'New Thing', description: 'Triggers when a thing is new.' },
  operation: { type: 'polling', perform, outputFields, sample: { id: 'a' } },
});

const appWith = (perform: unknown, outputFields?: object[]) => ({
  version: '1.0.0',
  platformVersion: '19.1.0',
  authentication: { type: 'custom', test: () => ({}), connectionLabel: '{{name}}' },
  triggers: { thing: trigger(perform, outputFields) },
});

const cursors = { url: 'http://127.0.0.1:9/', close: async () => {} };

const runnerOf = (app: object, onLog = () => {}) =>
  new StepRunner({ app, authData: { apiKey: 'k' }, cursors, onLog });

describe('the memory of a Zap', () => {
  let answer: object[] = [];
  const zapOn = (fields: string[]) => new Zap(runnerOf(appWith(() => answer)), 'thing', fields, {});

  test('starts the Zap once for each key that it has never seen', async () => {
    answer = [{ id: 'a' }, { id: 'b' }];
    const zap = zapOn(['id']);
    expect(await zap.fillMemory()).toMatchObject({ remembered: 2 });
    answer = [{ id: 'c' }, { id: 'a' }];
    expect((await zap.poll()).events).toEqual([{ id: 'c' }]);
    expect((await zap.poll()).events).toEqual([]);
  });

  test('compares all dedupe fields together', async () => {
    answer = [{ id: 'a', at: '1' }];
    const zap = zapOn(['id', 'at']);
    await zap.fillMemory();
    answer = [{ id: 'a', at: '2' }];
    expect((await zap.poll()).events).toHaveLength(1);
  });

  test('holds all of a hundred new records and more until the user lets them through', async () => {
    answer = [];
    const zap = zapOn(['id']);
    await zap.fillMemory();
    answer = Array.from({ length: 100 }, (_, n) => ({ id: `${n}` }));
    expect(await zap.poll()).toMatchObject({ events: [], held: answer });
    expect(await zap.poll()).toMatchObject({ events: [], held: [] });
  });

  test('remembers nothing of a poll that failed', async () => {
    const zap = zapOn(['id']);
    answer = [{ id: 'a' }, { id: 'a' }]; // the platform refuses the same key twice in one answer
    await expect(zap.poll()).rejects.toThrow('primary key should be unique');
    answer = [{ id: 'a' }];
    expect((await zap.poll()).events).toHaveLength(1);
  });
});

describe('the label of a connection', () => {
  const labelOf = async (connectionLabel?: unknown) => {
    const test = () => ({ name: 'Ada' });
    const app = { ...appWith(() => []), authentication: { type: 'custom', test, connectionLabel } };
    const zapier = new Zapier(runnerOf(app), await definitionOf(app), cursors);
    return (await zapier.connect()).results;
  };
  const made = async (_: unknown, { inputData }: { inputData: { name: string } }) =>
    `${inputData.name} of London`;

  test.each([
    ['a template', '{{name}}!', 'Ada!'],
    ['a function', made, 'Ada of London'],
    ['missing', undefined, ''],
  ])('that is %s', async (_, label, expected) => {
    expect(await labelOf(label)).toBe(expected);
  });
});

describe('a failed step', () => {
  const failing = (name: string, message: string) =>
    runnerOf(
      appWith((z: { errors: Record<string, new (...given: unknown[]) => Error> }) => {
        const Kind = z.errors[name];
        if (!Kind) throw new Error(message);
        throw name === 'ThrottledError' ? new Kind(message, 12) : new Kind(message);
      }),
    ).run('triggers.thing.operation.perform');

  test.each([
    ['Error', 'errored'],
    ['HaltedError', 'halted'],
    ['ExpiredAuthError', 'expired'],
    ['ThrottledError', 'throttled'],
    ['NoSuchError', 'errored'],
  ])('is recognised by its class: %s is %s', async (name, kind) => {
    await expect(failing(name, 'Do this.')).rejects.toMatchObject({
      kind,
      message: expect.stringMatching(/^Do this\./),
    });
  });

  test('keeps the delay that the app asked for', async () => {
    await expect(failing('ThrottledError', 'Wait.')).rejects.toMatchObject({
      retryAfterSeconds: 12,
    });
  });
});

describe('API calls', () => {
  let server: Server;
  let url = '';
  beforeEach(async () => {
    server = createServer((_, response) => response.end('[]'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/things`;
  });
  afterEach(() => {
    server.close();
  });

  test('are read from the log that the platform itself keeps', async () => {
    const logged: string[] = [];
    const perform = async (z: { request(url: string): Promise<{ data: object[] }> }) => {
      await z.request(`${url}?page=1`);
      return (await z.request(url)).data;
    };
    const runner = runnerOf(appWith(perform), (...line: unknown[]) => logged.push(String(line[0])));
    const { apiCalls } = await runner.run('triggers.thing.operation.perform');
    expect(apiCalls).toEqual([
      { method: 'GET', url, status: 200 },
      { method: 'GET', url, status: 200 },
    ]);
    expect(logged).toHaveLength(2);
  });
});
