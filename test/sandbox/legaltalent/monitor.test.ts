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

  test('answers with everybody on the watchlist, or with a sentence, when switched', async () => {
    const { backOffice, switches } = sandbox();
    const id = backOffice.addCustomer({ name: 'Lan' });
    const watchlist = backOffice.addWatchlist(3, 'w-1', 'PEP');
    switches.monitorAnswer = 'nested';
    await monitor(id, { watchlist_id: 'w-1' });
    const { data } = Object((await monitor(id, { watchlist_id: 'w-1' })).json());
    expect(data).toMatchObject({ watchlist: { watchlist_id: 'w-1', subjects: { length: 2 } } });
    switches.monitorAnswer = 'message';
    const reply = await monitor(id, { watchlist_id: 'w-1' });
    expect(reply.json()).toEqual({ status: 'success', message: 'Subject added.' });
    expect(watchlist.subjects).toHaveLength(3);
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

  test('answers 400 without a watchlist, 404 with an unknown one and for nobody', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Lan' });
    const watchlist = sandbox().backOffice.addWatchlist(1);
    expect((await monitor(id, {})).error().message).toMatch(/^watchlist_id: /);
    const unknown = await monitor(id, { watchlist_id: 'none' });
    expect([unknown.status, unknown.error().code]).toEqual([404, 'WATCHLIST_NOT_FOUND']);
    expect((await monitor('nobody', { watchlist_id: watchlist.id })).status).toBe(404);
    expect(watchlist.subjects).toEqual([]);
  });
});
