import { networkInterfaces } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { SANDBOX_API_KEY, startInstantCompliance } from '../../sandbox/instant_compliance.ts';
import { Clock } from '../../sandbox/server/clock.ts';
import { apiClient, sandboxForEachTest } from './api_client.ts';

describe('a sandbox', () => {
  const sandbox = sandboxForEachTest({ seed: true });
  const api = apiClient(sandbox);

  test('knows invented people in many states, and neighbours', async () => {
    const page = (await api.get('/customers?limit=100')).list();
    expect(page.data.length).toBeGreaterThanOrEqual(12);
    const seen = (key: string) => new Set(page.data.map((row) => row[key]));
    expect(seen('kyc_status').size).toBe(7);
    expect(seen('external_id')).toContain('hubspot:90412277');
    expect(seen('external_id')).toContain(null);
    const emails = page.data.flatMap((row) => (row.email === null ? [] : [String(row.email)]));
    expect(emails.filter((email) => !/@example\.(org|com)$/.test(email))).toEqual([]);
    expect(sandbox().backOffice.of('second').customers()).not.toHaveLength(0);
  });

  test('answers on the loopback interface only', async () => {
    const { hostname, port } = new URL(sandbox().url);
    expect(hostname).toBe('127.0.0.1');
    const others = Object.values(networkInterfaces()).flatMap((addresses = []) =>
      addresses.filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    for (const { address } of others)
      await expect(fetch(`http://${address}:${port}/api/v1/customers`)).rejects.toThrow();
  });

  test('refuses to start on a port that is taken', async () => {
    const port = Number(new URL(sandbox().url).port);
    const sentence = `Something else listens on port ${port}.`;
    await expect(startInstantCompliance({ port })).rejects.toThrow(sentence);
  });

  test('drops clients that wait when it closes', async () => {
    const other = await startInstantCompliance();
    other.faults.next({ kind: 'timeout' });
    const headers = { Authorization: `Bearer ${SANDBOX_API_KEY}` };
    const waiting = expect(fetch(`${other.url}/customers`, { headers })).rejects.toThrow();
    while (other.journal.total === 0) await new Promise(setImmediate);
    await other.close();
    await waiting;
  });
});

describe('the clock of a sandbox', () => {
  test('follows real time until it is set, and again when resumed', () => {
    const clock = new Clock();
    const isReal = () => Math.abs(clock.now() - Date.now()) < 1000;
    expect(isReal()).toBe(true);
    clock.set('2026-07-01T12:00:00Z');
    expect(clock.now()).toBe(Date.UTC(2026, 6, 1, 12));
    clock.advance(1500);
    expect(clock.now()).toBe(Date.UTC(2026, 6, 1, 12, 0, 1, 500));
    clock.resume();
    expect(isReal()).toBe(true);
  });

  test('runs on when it is advanced while it runs', () => {
    const clock = new Clock();
    clock.advance(3_600_000);
    expect(clock.now() - Date.now()).toBeGreaterThan(3_599_000);
  });

  test('is off by its offset, and takes no nonsense', () => {
    const clock = new Clock();
    clock.set(1000);
    clock.offsetMs = -400;
    expect(clock.now()).toBe(600);
    expect(() => clock.set('noon')).toThrow(RangeError);
  });
});
