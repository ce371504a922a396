import { describe, expect, test } from '@jest/globals';
import type { Fault, JournalEntry } from '../../sandbox/instant_compliance.ts';
import { apiClient, NOON, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);
const lan = { fullName: 'Lan', email: 'lan@example.org' };

/** Posts, gives up once the sandbox has come as far as it will, and expects no answer until then. */
const expectNoAnswer = async (isDone: (entry: JournalEntry) => boolean): Promise<void> => {
  const client = new AbortController();
  const refused = expect(api.post(lan, { signal: client.signal })).rejects.toThrow();
  const { journal } = sandbox();
  while (!journal.entries.some(isDone)) await new Promise(setImmediate);
  await new Promise((resolve) => setTimeout(resolve, 5));
  client.abort();
  await refused;
};

describe('a fault without any work', () => {
  test.each([
    [500, 'internal_error'],
    [503, 'unavailable'],
    [429, 'rate_limited'],
  ])('answers %i in the documented envelope', async (status, code) => {
    sandbox().faults.next({ kind: 'status', status, retryAfter: 7 });
    const reply = await api.post(lan, { key: 'not even a key' });
    expect(reply.status).toBe(status);
    expect(reply.error().code).toBe(code);
    expect(reply.headers.get('Retry-After')).toBe('7');
    expect(sandbox().backOffice.customers()).toEqual([]);
  });

  test('answers an HTML page, a body that is not JSON, or no body', async () => {
    const { faults } = sandbox();
    faults.next({ kind: 'html' });
    faults.next({ kind: 'invalidJson' });
    faults.next({ kind: 'emptyBody' });
    const html = await api.post(lan);
    expect([html.status, html.headers.get('Content-Type')]).toEqual([502, expect.any(String)]);
    expect(html.text).toMatch(/<html>/);
    const broken = await api.post(lan);
    expect(broken.status).toBe(200);
    expect(() => broken.json()).toThrow(SyntaxError);
    expect((await api.post(lan)).text).toBe('');
    expect(sandbox().backOffice.customers()).toEqual([]);
  });

  test.each([{ kind: 'timeout' }, { kind: 'reset' }] as const)(
    'leaves the client without an answer: %o',
    async (fault) => {
      sandbox().faults.next(fault);
      await expectNoAnswer((entry) => entry.fault === fault.kind);
      expect(sandbox().backOffice.customers()).toEqual([]);
      expect(sandbox().journal.entries[0]).toMatchObject({ status: null, fault: fault.kind });
    },
  );
});

describe('a fault around the real work', () => {
  test('cuts the body of the real answer in half', async () => {
    sandbox().faults.next({ kind: 'cutBody' });
    const reply = await api.post(lan);
    expect(reply.status).toBe(201);
    expect(reply.text).toMatch(/^\{"id":/);
    expect(() => reply.json()).toThrow(SyntaxError);
  });

  test('announces more than it sends and keeps the client waiting', async () => {
    sandbox().faults.next({ kind: 'shortBody' });
    await expectNoAnswer((entry) => entry.status === 201);
    expect(sandbox().journal.entries[0]).toMatchObject({ status: 201, fault: 'shortBody' });
  });

  test('does the work and loses the answer, so that a retry is a replay', async () => {
    sandbox().faults.next({ kind: 'loseAnswer' });
    const options = { idempotencyKey: 'run-1' };
    await expect(api.post(lan, options)).rejects.toThrow();
    expect(sandbox().backOffice.customers()).toHaveLength(1);
    const retry = await api.post(lan, options);
    expect([retry.status, retry.headers.get('Idempotent-Replayed')]).toEqual([201, 'true']);
  });

  test('gives the real answer late', async () => {
    sandbox().faults.next({ kind: 'delay', ms: 15 });
    const before = performance.now();
    expect((await api.post(lan)).status).toBe(201);
    expect(performance.now() - before).toBeGreaterThanOrEqual(14);
  });
});

describe('a fault of a list', () => {
  test('says that more follows without a cursor', async () => {
    sandbox().faults.next({ kind: 'hasMoreWithoutCursor' });
    const page = (await api.get('/customers')).list();
    expect(page).toMatchObject({ has_more: true, next_cursor: null });
  });

  test('hands the same cursor back for ever', async () => {
    sandbox().backOffice.addCustomer({ fullName: 'Lan' });
    sandbox().faults.next({ kind: 'repeatCursor' }, 3);
    const first = (await api.get('/customers')).list();
    expect(first.next_cursor).not.toBeNull();
    for (const _ of [2, 3]) {
      const page = (await api.get(`/customers?cursor=${first.next_cursor}`)).list();
      expect(page).toMatchObject({ has_more: true, next_cursor: first.next_cursor });
    }
  });
});

describe('when a fault hits', () => {
  const outage: Fault = { kind: 'status', status: 503 };

  test('hits so many of the next requests', async () => {
    sandbox().faults.next(outage, 2);
    const replies = [await api.get('/customers'), await api.get('/customers'), await api.post(lan)];
    expect(replies.map((reply) => reply.status)).toEqual([503, 503, 201]);
  });

  test('hits everything between two instants', async () => {
    const { clock, faults } = sandbox();
    faults.during(NOON + 1000, NOON + 2000, outage);
    const statuses = [];
    for (const at of [999, 1000, 1999, 2000]) {
      clock.set(NOON + at);
      statuses.push((await api.get('/customers')).status);
    }
    expect(statuses).toEqual([200, 503, 503, 200]);
  });

  test('hits what a predicate picks, until all faults are cleared', async () => {
    const { faults } = sandbox();
    faults.when(({ method, path }) => method === 'GET' && path.includes('limit=2'), outage, 9);
    expect((await api.get('/customers?limit=1')).status).toBe(200);
    expect((await api.get('/customers?limit=2')).status).toBe(503);
    faults.clear();
    expect((await api.get('/customers?limit=2')).status).toBe(200);
  });
});
