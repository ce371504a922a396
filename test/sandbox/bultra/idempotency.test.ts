import { describe, expect, test } from '@jest/globals';
import { bultraClient, bultraForEachTest } from './bultra_client.ts';

const sandbox = bultraForEachTest();
const api = bultraClient(sandbox);

const headers = { 'x-bultra-idempotency-id': '6f0d7f2e-7a1c-4b0e-9d53-1f2a3b4c5d6e' };
const YEAR_MS = 366 * 24 * 3_600_000;

const addCustomer = (): string => `/customers/${sandbox().backOffice.addCustomer({})}`;

describe('an idempotency id', () => {
  test('gives the first answer again for ever, and writes no second time', async () => {
    const path = addCustomer();
    const first = await api.patch(path, { phone: '1' }, { headers });
    await api.patch(path, { phone: '2' });
    sandbox().clock.advance(YEAR_MS);
    const again = await api.patch(path, { phone: '1' }, { headers });
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect((await api.get(path)).json()).toMatchObject({ phone: '2' });
    const id = headers['x-bultra-idempotency-id'];
    const entries = sandbox().journal.entries.filter(({ idempotencyKey }) => idempotencyKey === id);
    expect(entries.map(({ replayed }) => replayed)).toEqual([false, true]);
  });

  test('answers 409 to another body, and to another customer', async () => {
    const path = addCustomer();
    await api.patch(path, { phone: '1' }, { headers });
    for (const [target, phone] of [
      [path, '2'],
      [addCustomer(), '1'],
    ] as const) {
      const reply = await api.patch(target, { phone }, { headers });
      expect([reply.status, reply.json()]).toMatchObject([409, { error: { code: 'CONFLICT' } }]);
    }
  });

  test('belongs to its client', async () => {
    const path = addCustomer();
    await api.patch(path, { phone: '1' }, { headers });
    const token = await api.token(sandbox().clients.add());
    expect((await api.patch(path, { phone: '2' }, { headers, token })).status).toBe(200);
  });

  test('keeps no refusal', async () => {
    const path = addCustomer();
    expect((await api.patch(path, { phone: '' }, { headers })).status).toBe(400);
    expect((await api.patch(path, { phone: '1' }, { headers })).status).toBe(200);
  });

  test('lets the second of two requests at once wait for the first', async () => {
    const path = addCustomer();
    const token = await api.token();
    sandbox().faults.next({ kind: 'delay', ms: 5 });
    const replies = await Promise.all(
      [1, 2].map(() => api.patch(path, { phone: '1' }, { headers, token })),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(sandbox().journal.count(({ replayed }) => replayed)).toBe(1);
  });

  test('is not looked at under idempotency ignored', async () => {
    sandbox().switches.idempotency = 'ignored';
    const path = addCustomer();
    await api.patch(path, { phone: '1' }, { headers });
    await api.patch(path, { phone: '2' });
    expect((await api.patch(path, { phone: '1' }, { headers })).status).toBe(200);
    expect((await api.get(path)).json()).toMatchObject({ phone: '1' });
    expect((await api.patch(path, { phone: '3' }, { headers })).status).toBe(200);
  });
});
