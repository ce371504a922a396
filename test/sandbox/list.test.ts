import { describe, expect, test } from '@jest/globals';
import { apiClient, NOON, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);

const addPeople = (count: number): string[] => {
  return sandbox().backOffice.importCustomers(
    // Two people share each second: the id must break the tie.
    Array.from({ length: count }, (_, index) => ({
      fullName: `Person ${index}`,
      externalId: `x:${index}`,
      createdAt: NOON - 1_000_000 + Math.floor(index / 2) * 1000,
    })),
  );
};

const walk = async (query: string): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const place: string = cursor === null ? '' : `&cursor=${cursor}`;
    const page = (await api.get(`/customers?${query}${place}`)).list();
    ids.push(...page.data.map((row) => row.id ?? ''));
    cursor = page.has_more ? page.next_cursor : null;
  } while (cursor !== null);
  return ids;
};

describe('GET /customers', () => {
  test('answers an empty organisation with an empty list', async () => {
    const reply = await api.get('/customers');
    const empty = { object: 'list', data: [], has_more: false, next_cursor: null, limit: 50 };
    expect(reply.json()).toEqual(empty);
  });

  test.each(['desc', 'asc'] as const)('walks every customer once in %s order', async (order) => {
    sandbox().switches.order = order;
    const ids = addPeople(25);
    const walked = await walk('limit=4');
    expect([...walked].sort()).toEqual([...ids].sort());
    const first = sandbox().backOffice.customer(walked[0] ?? '');
    expect(first.full_name).toMatch(order === 'desc' ? /^Person 24$/ : /^Person [01]$/);
  });

  test('neither skips nor repeats when customers are added during a walk', async () => {
    addPeople(6);
    const first = (await api.get('/customers?limit=3')).list();
    sandbox().backOffice.addCustomer({ fullName: 'Latecomer' });
    const second = (await api.get(`/customers?limit=3&cursor=${first.next_cursor}`)).list();
    const ids = [...first.data, ...second.data].map((row) => row.id);
    expect(new Set(ids).size).toBe(6);
    expect(second.has_more).toBe(false);
  });

  test('ends a full last page without a cursor', async () => {
    addPeople(4);
    const page = (await api.get('/customers?limit=4')).list();
    expect(page).toMatchObject({ has_more: false, next_cursor: null });
  });

  test.each([
    ['0', 1],
    ['1000', 100],
    ['ten', 50],
    ['2.5', 50],
  ])('clamps limit %s to %i', async (sent, applied) => {
    const page = (await api.get(`/customers?limit=${sent}`)).list();
    expect(page.limit).toBe(applied);
  });

  test('answers 422 to a limit out of range under limitPolicy reject', async () => {
    sandbox().switches.limitPolicy = 'reject';
    for (const sent of ['0', '101', 'ten'])
      expect((await api.get(`/customers?limit=${sent}`)).status).toBe(422);
    expect((await api.get('/customers?limit=100')).status).toBe(200);
  });

  test('counts the whole filtered set only when asked', async () => {
    const [one] = addPeople(5);
    sandbox().backOffice.verify(one ?? '');
    const all = (await api.get('/customers?limit=1&include=total_count')).list();
    expect(all.total_count).toBe(5);
    const verified = await api.get('/customers?status=VERIFIED&include=other,total_count');
    expect(verified.list().total_count).toBe(1);
    expect((await api.get('/customers?include=other')).list()).not.toHaveProperty('total_count');
  });
});

describe('a cursor', () => {
  test.each(['status=NOT_STARTED', 'updated_since=2020-01-01T00:00:00Z', 'external_id=x:1'])(
    'belongs to its filters: %s makes it invalid',
    async (filter) => {
      addPeople(4);
      const { next_cursor } = (await api.get('/customers?limit=1')).list();
      const reply = await api.get(`/customers?${filter}&cursor=${next_cursor}`);
      expect(reply.status).toBe(422);
      expect(reply.error().details).toEqual({ fields: { cursor: expect.any(String) } });
    },
  );

  test('is not bound to limit and include', async () => {
    addPeople(4);
    const { next_cursor } = (await api.get('/customers?limit=1')).list();
    const reply = await api.get(`/customers?limit=9&include=total_count&cursor=${next_cursor}`);
    expect(reply.list().data).toHaveLength(3);
  });

  test.each(['nonsense', '', 'e30'])('answers 422 when it is %p', async (cursor) => {
    expect((await api.get(`/customers?cursor=${cursor}`)).status).toBe(422);
  });

  test('stays good when its row is removed', async () => {
    addPeople(5);
    const first = (await api.get('/customers?limit=2')).list();
    sandbox().backOffice.removeCustomer(first.data[1]?.id ?? '');
    const rest = await api.get(`/customers?cursor=${first.next_cursor}`);
    expect(rest.list().data).toHaveLength(3);
  });
});
