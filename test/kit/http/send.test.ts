import { createServer, type RequestListener, type Server } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
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

/** Runs a step of an app that has no other. */
const run = async (perform: (z: ZObject) => unknown, more: object = {}): Promise<unknown> => {
  const cursors = { url: 'http://127.0.0.1:9/', close: async () => {} };
  const app = {
    version: '1.0.0',
    platformVersion: '19.1.0',
    creates: { call: createOf(perform) },
    ...more,
  };
  return (await new StepRunner({ app, authData: {}, cursors }).run(METHOD)).results;
};

/** Makes one call through the platform's own HTTP client, and hands back what came of it. */
const send = (call: Partial<HttpCall> = {}, more: object = {}): Promise<unknown> =>
  run(async (z) => {
    const answer = await sender(z)({ method: 'GET', url, isRepeatable: false, ...call });
    return { id: 'answer', ...answer, data: answer.data ?? 'no JSON' };
  }, more);

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

  const packed = { 'content-encoding': 'gzip' };
  const JSON_TEXT = '{"name":"Zoë"}';
  const UNREAD = { data: 'no JSON', isEmpty: false };
  test.each([
    ['with a byte order mark', `\ufeff${JSON_TEXT}`, {}, { data: { name: 'Zoë' } }],
    ['in gzip', gzipSync(JSON_TEXT), packed, { data: { name: 'Zoë' } }],
    ['in Latin-1', Buffer.from(JSON_TEXT, 'latin1'), {}, UNREAD],
    ['cut in its head', gzipSync('').subarray(0, 5), packed, UNREAD],
    ['in Brotli', brotliCompressSync(JSON_TEXT), { 'content-encoding': 'br' }, UNREAD],
    ['that is an empty gzip', gzipSync(''), packed, { data: 'no JSON', isEmpty: true }],
    ['that is deep', '['.repeat(101) + ']'.repeat(101), {}, UNREAD],
    ['with brackets in a text', JSON.stringify('"[\\'.repeat(101)), {}, { isEmpty: false }],
  ])('reads a body %s', async (_, body, headers, read) => {
    await serve((__, response) => response.writeHead(200, headers).end(body));
    expect(await send()).toMatchObject(read);
  });

  test.each([
    ['more than 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1, ' '), {}],
    ['a gzip of more than 20 MB', gzipSync(Buffer.alloc(21 * 1024 * 1024, ' ')), packed],
    ['more than a million values', `[${'0,'.repeat(1_000_001)}0]`, {}],
  ])('refuses %s, and does not ask again', async (_, body, headers) => {
    let calls = 0;
    await serve((__, response) => {
      calls += 1;
      response.writeHead(503, headers).end(body);
    });
    await expect(send({ isRepeatable: true })).rejects.toThrow('too_large');
    expect(calls).toBe(1);
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

  test.each([
    ['shares the connection of its run', 'GET', false, 1],
    ['that must not be repeated has a connection of its own', 'POST', false, 2],
    ['that may be repeated shares the connection of its run', 'PATCH', true, 1],
  ] as const)('%s (%s)', async (_, method, isRepeatable, count) => {
    const ports = new Set<number | undefined>();
    await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('{}');
    });
    const perform = async (z: ZObject) => {
      const sendInRun = sender(z);
      await sendInRun({ method: 'GET', url, isRepeatable: true });
      await sendInRun({ method, url, isRepeatable });
      return { id: 'answer' };
    };
    await run(perform);
    expect(ports.size).toBe(count);
    await run(perform);
    expect(ports.size).toBe(2 * count); // and no run has that of another
  });

  test.each([400, 401, 404, 409, 422, 429, 500, 501])(
    'is not made again after %d',
    async (status) => {
      await serve((_, response) => response.writeHead(status).end('{}'));
      expect(await send({ isRepeatable: true })).toMatchObject({ status, attempts: 1 });
    },
  );
});
