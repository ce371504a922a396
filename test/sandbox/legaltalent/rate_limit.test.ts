import { describe, expect, test } from '@jest/globals';
import { apiClient, NOON, sandboxForEachTest } from './api_client.ts';

const WINDOW_SECONDS = 300;

const spend = async (call: () => Promise<{ status: number }>, calls: number) => {
  const statuses = new Set<number>();
  for (let made = 0; made < calls; made += 1) statuses.add((await call()).status);
  return [...statuses];
};

describe('1,000 requests in 5 minutes', () => {
  const sandbox = sandboxForEachTest();
  const api = apiClient(sandbox);
  const limitOf = (headers: Headers) =>
    ['Limit', 'Remaining', 'Reset'].map((name) => Number(headers.get(`X-RateLimit-${name}`)));

  test('count down in the headers of every answer, errors included', async () => {
    const resetAt = NOON / 1000 + WINDOW_SECONDS;
    expect(limitOf((await api.get('/customers')).headers)).toEqual([1000, 999, resetAt]);
    sandbox().clock.advance(10_000);
    expect(limitOf((await api.get('/customers/x')).headers)).toEqual([1000, 998, resetAt]);
    const stranger = await api.get('/customers', { key: 'none' });
    expect(limitOf(stranger.headers)).toEqual([1000, 997, resetAt]);
    sandbox().clock.advance(290_000);
    expect(limitOf((await api.get('/customers')).headers)).toEqual([1000, 997, resetAt + 10]);
  });

  test('are of an address, whatever the key, and then 429 tells the wait', async () => {
    const key = sandbox().keys.add();
    expect(await spend(() => api.get('/customers'), 500)).toEqual([200]);
    sandbox().clock.advance(63_500);
    expect(await spend(() => api.get('/customers', { key }), 500)).toEqual([200]);
    const reply = await api.get('/customers');
    expect(reply.status).toBe(429);
    expect(reply.json()).toEqual({
      error: 'Too Many Requests',
      message: expect.any(String),
      retry_after: 237,
    });
    expect(limitOf(reply.headers)).toEqual([1000, 0, NOON / 1000 + WINDOW_SECONDS]);
    expect(reply.headers.has('Retry-After')).toBe(false);
    sandbox().clock.advance(236_500);
    const later = await api.get('/customers');
    expect(later.status).toBe(200);
    expect(limitOf(later.headers)[1]).toBe(499); // the first 500 have left the window
  });
});

describe('a sandbox without rate limits', () => {
  const api = apiClient(sandboxForEachTest({ rateLimits: false }));

  test('answers every call and counts none', async () => {
    expect(await spend(() => api.get('/customers'), 10)).toEqual([200]);
    expect((await api.get('/customers')).headers.has('X-RateLimit-Limit')).toBe(false);
  });
});

describe('the wait of a 429', () => {
  const sandbox = sandboxForEachTest();
  const api = apiClient(sandbox);

  test.each([
    ['body', 37, null],
    ['header', undefined, '37'],
    ['both', 37, '37'],
    ['absent', undefined, null],
  ] as const)('is told by the switch retryAfter: %s', async (place, inBody, inHeader) => {
    sandbox().switches.retryAfter = place;
    sandbox().faults.next({ kind: 'status', status: 429, retryAfter: 37 });
    const reply = await api.get('/customers');
    expect([reply.status, reply.headers.get('Retry-After')]).toEqual([429, inHeader]);
    expect(Reflect.get(Object(reply.json()), 'retry_after')).toBe(inBody);
  });

  test('is a minute when a fault does not say', async () => {
    sandbox().faults.next({ kind: 'status', status: 429 });
    expect((await api.get('/customers')).json()).toMatchObject({ retry_after: 60 });
  });
});
