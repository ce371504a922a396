import { describe, expect, test } from '@jest/globals';
import { apiClient, DAY_MS, NOON, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);

describe('POST /customers/{id}/monitor', () => {
  const monitor = (id: string, body: unknown) =>
    api.call('POST', `/customers/${id}/monitor`, { body });

  test('takes a seat for a year and answers when it ends, in Unix seconds', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Lan' });
    const watchlist = sandbox().backOffice.addWatchlist(2);
    sandbox().switches.times = 'millis';
    const reply = await monitor(id, { watchlist_id: watchlist.id });
    expect(reply.status).toBe(201);
    expect(reply.data()).toEqual({
      subject_id: watchlist.subjects[0]?.id,
      watchlist_id: watchlist.id,
      expires_at: NOON / 1000 + 365 * 24 * 3600,
    });
    expect(watchlist.subjects).toMatchObject([{ customerId: id }]);
  });

  test('answers 402 when no seat is left, until one expires', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Lan' });
    const body = { watchlist_id: sandbox().backOffice.addWatchlist(1).id };
    expect((await monitor(id, body)).status).toBe(201);
    const full = await monitor(id, body);
    expect(full.status).toBe(402);
    expect(full.json()).toEqual({ status: 'error', error: 'No seats available' });
    sandbox().clock.advance(365 * DAY_MS);
    expect((await monitor(id, body)).status).toBe(201);
  });

  test('answers 400 without a watchlist or with an unknown one, 404 for nobody', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Lan' });
    const watchlist = sandbox().backOffice.addWatchlist(1);
    for (const body of [{}, { watchlist_id: 'none' }])
      expect((await monitor(id, body)).error().message).toMatch(/^watchlist_id: /);
    expect((await monitor('nobody', { watchlist_id: watchlist.id })).status).toBe(404);
    expect(watchlist.subjects).toEqual([]);
  });
});
