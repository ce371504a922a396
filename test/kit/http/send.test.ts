import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ZObject } from 'zapier-platform-core';
import { type HttpCall, sender } from '../../../kit/http/send.ts';
import { type SimulatedTime, simulateTime } from '../../../sandbox/simulated_time.ts';
import { StepRunner } from '../../../sandbox/zapier/step_runner.ts';

const METHOD = 'creates.call.operation.perform';
const createOf = (perform: unknown) => ({
  key: 'call',
  noun: 'Call',
  display: { label: 'Make Call', description: 'Makes a call.' },
  operation: { perform, sample: { id: 'answer' } },
});

let server: Server;
let url = '';
let time: SimulatedTime | undefined;

const serve = async (listener: RequestListener) => {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/things`;
};

/** Makes one call through the platform's own HTTP client, and hands back what came of it. */
const send = async (call: Partial<HttpCall> = {}, more: object = {}): Promise<unknown> => {
  const perform = async (z: ZObject) => {
    const answer = await sender(z)({ method: 'GET', url, isRepeatable: false, ...call });
    return { id: 'answer', ...answer, data: answer.data ?? 'no JSON' };
  };
  const cursors = { url: 'http://127.0.0.1:9/', close: async () => {} };
  const app = {
    version: '1.0.0',
    platformVersion: '19.1.0',
    creates: { call: createOf(perform) },
    ...more,
  };
  return (await new StepRunner({ app, authData: {}, cursors }).run(METHOD)).results;
};

beforeEach(() => {
  time = undefined;
});
afterEach(() => {
  time?.end();
  server.closeAllConnections();
  server.close();
});

describe('a call', () => {
  test('hands back every status, and no data for a body that is no JSON', async () => {
    await serve((_, response) => response.writeHead(418).end('<html>'));
    expect(await send()).toMatchObject({ status: 418, data: 'no JSON', attempts: 1 });
  });

  test.each([
    [{ a: 'ü {{b}}' }, 'application/json', '{"a":"ü {{b}}"}'],
    [new URLSearchParams({ a: 'b c' }), 'application/x-www-form-urlencoded', 'a=b+c'],
  ])('sends %p as %s', async (body, type, text) => {
    let sent = {};
    await serve(async (request, response) => {
      const chunks = await request.toArray();
      sent = { type: request.headers['content-type'], text: Buffer.concat(chunks).toString() };
      response.end('{}');
    });
    await send({ method: 'POST', body });
    expect(sent).toEqual({ type, text });
  });

  test('hands back a 401 also where the platform itself throws at it', async () => {
    await serve((_, response) => response.writeHead(401).end('{}'));
    const session = { perform: () => ({}) };
    const authentication = { type: 'session', test: () => ({}), sessionConfig: session };
    expect(await send({ isRepeatable: true }, { authentication })).toMatchObject({
      status: 401,
      attempts: 1,
    });
  });

  test.each([
    ['', true],
    [' \n', true],
    ['{}', false],
    ['[oops', false],
  ])('tells whether the body %j holds nothing', async (body, isEmpty) => {
    await serve((_, response) => response.end(body));
    expect(await send()).toMatchObject({ isEmpty });
  });

  test('follows no redirect', async () => {
    await serve((request, response) => {
      const location = request.url === '/things' ? '/elsewhere' : undefined;
      response.writeHead(location ? 302 : 200, location ? { location } : {}).end('{}');
    });
    expect(await send()).toMatchObject({ status: 302 });
  });

  test.each([
    ['the vendor never answers', () => {}],
    ['the body never ends', (response: { write(text: string): void }) => response.write('{"a":')],
  ])('gives up after ten seconds when %s', async (_, answer) => {
    await serve((__, response) => answer(response));
    time = simulateTime(Date.now()); // ten seconds of a time-out pass in half a second
    await expect(send()).rejects.toThrow('no_answer');
  });

  test('is made again when it may be and the vendor was not at home', async () => {
    let calls = 0;
    await serve((_, response) => {
      calls += 1;
      response.writeHead(calls < 3 ? 503 : 200).end('{}');
    });
    expect(await send({ isRepeatable: true })).toMatchObject({ status: 200, attempts: 3 });
  });

  test.each([400, 401, 404, 409, 422, 429, 500, 501])(
    'is not made again after %d',
    async (status) => {
      await serve((_, response) => response.writeHead(status).end('{}'));
      expect(await send({ isRepeatable: true })).toMatchObject({ status, attempts: 1 });
    },
  );
});
