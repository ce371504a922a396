import { describe, expect, test } from '@jest/globals';
import { CUSTOMER_STATUSES } from '../../../sandbox/bultra/customer.ts';
import { startBultra } from '../../../sandbox/bultra.ts';
import { bultraClient, bultraForEachTest } from './bultra_client.ts';

describe('a sandbox with its invented customers', () => {
  const sandbox = bultraForEachTest({ seed: true });
  const api = bultraClient(sandbox);

  test('shows people and companies in all statuses', async () => {
    const { data } = (await api.get('/customers?limit=100')).page();
    const seen = (key: string) => [...new Set(data.map((row) => row[key]))].sort();
    expect(seen('status')).toEqual(CUSTOMER_STATUSES.toSorted());
    expect(seen('type')).toEqual(['CORPORATION', 'INDIVIDUAL']);
    for (const { email } of data) expect(email).toMatch(/@example\.org$|\.example$/);
  });

  test('serves the API and the token host on one loopback origin', () => {
    const { url, tokenUrl } = sandbox();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    expect(tokenUrl).toBe(url.replace(/\/v1$/, '/oauth2/token'));
  });

  test('answers 404 outside both', async () => {
    const { origin } = new URL(sandbox().url);
    expect((await fetch(`${origin}/v2/customers`)).status).toBe(404);
    expect((await fetch(`${origin}/v1x`)).status).toBe(404);
  });

  test('starts with the switches it is given', async () => {
    const other = await startBultra({ switches: { limitPolicy: 'reject' } });
    const reply = await bultraClient(() => other).get('/customers?limit=100');
    await other.close();
    expect(reply.status).toBe(400);
    expect(sandbox().switches.limitPolicy).toBe('clamp');
  });
});
