import { describe, expect, test } from '@jest/globals';
import { RateLimit } from '../../sandbox/server/rate_limit.ts';
import { type ApiClient, apiClient, DAY_MS, NOON, sandboxForEachTest } from './api_client.ts';

const MINUTE_MS = 60_000;

const spend = async (api: ApiClient, calls: number): Promise<Set<number>> => {
  const statuses = new Set<number>();
  for (let call = 0; call < calls; call += 1) statuses.add((await api.get('/customers')).status);
  return statuses;
};

describe('60 calls a minute', () => {
  const sandbox = sandboxForEachTest();
  const api = apiClient(sandbox);

  test('are answered, and the answer to the next one says how long to wait', async () => {
    expect(await spend(api, 60)).toEqual(new Set([200]));
    sandbox().clock.advance(15_500);
    const reply = await api.get('/customers');
    expect(reply.status).toBe(429);
    expect(reply.headers.get('Retry-After')).toBe('45');
    expect(reply.error()).toMatchObject({
      code: 'rate_limited',
      details: { limit: 60, window_seconds: 60 },
    });
  });

  test('count in a sliding window, without the rejected calls', async () => {
    await spend(api, 30);
    sandbox().clock.advance(30_000);
    await spend(api, 30);
    expect(await spend(api, 5)).toEqual(new Set([429]));
    sandbox().clock.advance(30_000);
    expect(await spend(api, 30)).toEqual(new Set([200]));
    expect(await spend(api, 1)).toEqual(new Set([429]));
  });

  test('count for each key alone, errors included and 401 not', async () => {
    for (let call = 0; call < 70; call += 1) await api.get('/customers', { key: 'ic_live_no' });
    for (let call = 0; call < 60; call += 1) await api.get('/customers/nobody');
    expect(await spend(api, 1)).toEqual(new Set([429]));
    const key = sandbox().keys.add();
    expect((await api.get('/customers', { key })).status).toBe(200);
  });

  test('tell the wait as a date, or not at all, by the switch retryAfter', async () => {
    await spend(api, 60);
    sandbox().switches.retryAfter = 'date';
    const dated = await api.get('/customers');
    expect(Date.parse(dated.headers.get('Retry-After') ?? '')).toBe(NOON + MINUTE_MS);
    sandbox().switches.retryAfter = 'absent';
    expect((await api.get('/customers')).headers.has('Retry-After')).toBe(false);
  });
});

describe('a sandbox without rate limits', () => {
  const sandbox = sandboxForEachTest({ rateLimits: false });
  const api = apiClient(sandbox);

  test('answers every call', async () => {
    expect(await spend(api, 70)).toEqual(new Set([200]));
  });
});

describe('10,000 calls a day', () => {
  const windows = [
    { limit: 60, windowMs: MINUTE_MS },
    { limit: 10_000, windowMs: DAY_MS },
  ];

  test('are counted over 24 hours, and the answer says the longer wait', () => {
    const limit = new RateLimit(windows);
    let now = NOON;
    for (let call = 0; call < 10_000; call += 1) {
      expect(limit.take(now)).toBeNull();
      now += 1000;
    }
    expect(limit.take(now)).toEqual({
      limit: 10_000,
      windowMs: DAY_MS,
      waitMs: DAY_MS - 10_000_000,
    });
    expect(limit.take(NOON + DAY_MS)).toBeNull();
    expect(limit.take(NOON + DAY_MS)).toMatchObject({ limit: 10_000, waitMs: 1000 });
  });

  test('do not lock a key out when the clock is set back', () => {
    const limit = new RateLimit([{ limit: 1, windowMs: MINUTE_MS }]);
    limit.take(NOON);
    expect(limit.take(NOON - DAY_MS)).toBeNull();
  });
});
