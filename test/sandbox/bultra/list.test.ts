import { describe, expect, test } from '@jest/globals';
import { bultraClient, bultraForEachTest, NOON } from './bultra_client.ts';

const sandbox = bultraForEachTest();
const api = bultraClient(sandbox);

const addCustomers = (count: number): string[] =>
  sandbox().backOffice.importCustomers(
    // Two share each second: the id must break the tie.
    Array.from({ length: count }, (_, index) => ({
      email: `person${index}@example.org`,
      createdAt: NOON - 1_000_000 + Math.floor(index / 2) * 1000,
    })),
  );

const walk = async (query: string): Promise<string[]> => {
  const token = await api.token();
  const ids: string[] = [];
  let place = '';
  do {
    const { data, pagination } = (await api.get(`/customers?${query}${place}`, { token })).page();
    ids.push(...data.map((row) => row.id));
    place = pagination.has_more ? `&cursor=${pagination.next_cursor}` : '';
  } while (place !== '');
  return ids;
};

const sizeOf = async (query: string): Promise<number> =>
  (await api.get(`/customers?${query}`)).page().data.length;

describe('GET /customers', () => {
  test('answers nobody with an empty list', async () => {
    const reply = await api.get('/customers');
    expect(reply.json()).toEqual({ data: [], pagination: { has_more: false } });
  });

  test.each(['desc', 'asc'] as const)('walks everyone once in %s order', async (order) => {
    sandbox().switches.order = order;
    addCustomers(9);
    const oldestFirst = sandbox()
      .backOffice.customers()
      .map(({ id }) => id);
    const expected = order === 'asc' ? oldestFirst : oldestFirst.toReversed();
    expect(await walk('limit=2')).toEqual(expected);
    expect(await walk('limit=9')).toEqual(expected);
  });

  test('neither skips nor repeats when customers are added during a walk', async () => {
    addCustomers(6);
    const first = (await api.get('/customers?limit=3')).page();
    sandbox().backOffice.addCustomer({ createdAt: NOON });
    const second = (
      await api.get(`/customers?limit=3&cursor=${first.pagination.next_cursor}`)
    ).page();
    expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(6);
    expect(second.pagination.has_more).toBe(false);
  });

  test('holds the five documented keys of each customer, and no name', async () => {
    sandbox().backOffice.addCustomer({
      id: 'cust_70418822',
      email: 'ines@example.org',
      firstName: 'Inês',
      phone: '+14155550134',
    });
    expect((await api.get('/customers')).page().data).toEqual([
      {
        id: 'cust_70418822',
        type: 'INDIVIDUAL',
        status: 'PENDING',
        email: 'ines@example.org',
        created_at: '2026-07-01T12:00:00Z',
      },
    ]);
  });

  test('holds name and updated_at too under listShape full', async () => {
    const { backOffice, switches } = sandbox();
    switches.listShape = 'full';
    switches.order = 'asc';
    const [person = ''] = backOffice.importCustomers([
      { id: 'cust_1', firstName: 'Inês', lastName: 'Valdemar' },
      { id: 'cust_2', type: 'CORPORATION', legalName: 'Brightkiln LLC' },
      { id: 'cust_3' },
    ]);
    sandbox().clock.advance(1000);
    backOffice.setStatus(person, 'ACTIVE');
    const { data } = (await api.get('/customers')).page();
    expect(data[0]).toMatchObject({ name: 'Inês Valdemar', updated_at: '2026-07-01T12:00:01Z' });
    expect(data[1]).toMatchObject({ name: 'Brightkiln LLC', updated_at: '2026-07-01T12:00:00Z' });
    expect(data[2]).not.toHaveProperty('name');
  });
});

describe('the end of a list', () => {
  test.each([
    ['absent', { has_more: false }],
    ['null', { has_more: false, next_cursor: null }],
    ['present', { has_more: false, next_cursor: expect.stringMatching(/^cursor_\w/) }],
  ] as const)('has a cursor that is %s', async (lastCursor, end) => {
    sandbox().switches.lastCursor = lastCursor;
    addCustomers(2);
    const reply = await api.get('/customers?limit=2');
    expect(reply.json()).toMatchObject({ pagination: end });
    expect(Object.keys(reply.page().pagination)).toEqual(Object.keys(end));
  });
});

describe('limit', () => {
  test('is 20 unless told', async () => {
    addCustomers(25);
    expect(await sizeOf('')).toBe(20);
  });

  test.each([
    ['clamp', '0', 1],
    ['clamp', '100', 100],
    ['clamp', '101', 100],
    ['max20', '100', 20],
    ['max20', '3', 3],
    ['reject', '20', 20],
  ] as const)('under %s answers %s with %i rows', async (limitPolicy, limit, rows) => {
    sandbox().switches.limitPolicy = limitPolicy;
    addCustomers(101);
    expect(await sizeOf(`limit=${limit}`)).toBe(rows);
  });

  test.each(['0', '21', '100'])('under reject answers 400 to %s', async (limit) => {
    sandbox().switches.limitPolicy = 'reject';
    const reply = await api.get(`/customers?limit=${limit}`);
    expect(reply.status).toBe(400);
    expect(reply.json()).toMatchObject({ error: { details: [{ field: 'limit' }] } });
  });
});

describe('a filter', () => {
  test('narrows the list to a type, a status, or both', async () => {
    const { backOffice } = sandbox();
    const [, frozen, firm = ''] = backOffice.importCustomers([
      {},
      { status: 'FROZEN', createdAt: NOON - 1000 },
      { type: 'CORPORATION', status: 'FROZEN' },
    ]);
    expect(await walk('status=FROZEN&limit=1')).toEqual([firm, frozen]);
    expect(await walk('type=CORPORATION')).toEqual([firm]);
    expect(await walk('type=INDIVIDUAL&status=FROZEN')).toEqual([frozen]);
    backOffice.setStatus(firm, 'CLOSED');
    expect(await walk('status=FROZEN')).toEqual([frozen]);
    expect(await walk('status=CLOSED')).toEqual([firm]);
  });

  test('lets a status pass that nobody has heard of only when there is none', async () => {
    const id = sandbox().backOffice.addCustomer({ status: 'ON_HOLD_L2F' });
    expect(await walk('')).toEqual([id]);
    expect(await walk('status=PENDING')).toEqual([]);
  });

  test.each([
    ['status=active', 'status'],
    ['status=', 'status'],
    ['status=ACTIVE&status=FROZEN', 'status'],
    ['type=PERSON', 'type'],
    ['limit=ten', 'limit'],
    ['cursor=', 'cursor'],
    ['cursor=cursor_k93hd7', 'cursor'],
    ['cursor=cursor_TmFOIHggIA', 'cursor'],
  ])('answers 400 to ?%s', async (query, field) => {
    const reply = await api.get(`/customers?${query}`);
    expect(reply.status).toBe(400);
    const error = { code: 'INVALID_REQUEST', details: [{ field, message: expect.any(String) }] };
    expect(reply.json()).toMatchObject({ error });
  });

  test('binds its cursors: another one makes them invalid', async () => {
    addCustomers(3);
    const { pagination } = (await api.get('/customers?limit=1')).page();
    const reply = await api.get(`/customers?status=PENDING&cursor=${pagination.next_cursor}`);
    expect(reply.status).toBe(400);
  });
});
