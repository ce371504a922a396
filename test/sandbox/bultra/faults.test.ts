import { describe, expect, test } from '@jest/globals';
import { bultraClient, bultraForEachTest } from './bultra_client.ts';

const sandbox = bultraForEachTest();
const api = bultraClient(sandbox);

describe('a fault', () => {
  test('hits the API alone, in its envelope', async () => {
    sandbox().faults.when(({ path }) => path.startsWith('/v1/'), {
      kind: 'status',
      status: 503,
      retryAfter: 7,
    });
    const reply = await api.get('/customers');
    expect([reply.status, reply.headers.get('Retry-After')]).toEqual([503, '7']);
    expect(reply.json()).toMatchObject({ error: { code: 'INTERNAL_ERROR' } });
  });

  test.each([
    [401, 'invalid_client'],
    [429, 'server_error'],
    [503, 'temporarily_unavailable'],
  ])('hits the token host alone with %i, in the words of OAuth', async (status, error) => {
    const token = await api.token();
    const isToken = ({ path }: { path: string }) => path === '/oauth2/token';
    sandbox().faults.when(isToken, { kind: 'status', status }, 2);
    expect((await api.get('/customers', { token })).status).toBe(200);
    const reply = await api.askToken();
    expect([reply.status, reply.json()]).toMatchObject([status, { error }]);
  });

  test('can leave the work done and the answer lost', async () => {
    const id = sandbox().backOffice.addCustomer({});
    const token = await api.token();
    sandbox().faults.next({ kind: 'loseAnswer' });
    await expect(api.patch(`/customers/${id}`, { phone: '1' }, { token })).rejects.toThrow();
    expect(sandbox().backOffice.customer(id)).toMatchObject({ phone: '1' });
  });
});

describe('a fault of the list', () => {
  test.each(['absent', 'null', 'present'] as const)(
    'says that more follows without a cursor, also under lastCursor %s',
    async (lastCursor) => {
      sandbox().switches.lastCursor = lastCursor;
      sandbox().faults.when(({ path }) => path.startsWith('/v1/'), {
        kind: 'hasMoreWithoutCursor',
      });
      const { pagination } = (await api.get('/customers')).page();
      expect(pagination.has_more).toBe(true);
      expect(pagination.next_cursor ?? null).toBeNull();
    },
  );

  test('hands the same cursor back for ever', async () => {
    sandbox().backOffice.importCustomers([{}, {}]);
    sandbox().faults.when(({ path }) => path.startsWith('/v1/'), { kind: 'repeatCursor' }, 3);
    const { next_cursor } = (await api.get('/customers?limit=1')).page().pagination;
    for (const _ of [2, 3]) {
      const { pagination } = (await api.get(`/customers?cursor=${next_cursor}`)).page();
      expect(pagination).toEqual({ has_more: true, next_cursor });
    }
  });
});
