import { describe, expect, test } from '@jest/globals';
import { apiClient, DAY_MS, NOON, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);

/** Adds so many customers, named by number, a day apart; the last one is the newest. */
const populate = (count: number): void => {
  const customers = Array.from({ length: count }, (_, index) => ({
    name: `${index + 1}`,
    clientId: `crm-${index + 1}`,
    createdAt: NOON - (count - index) * DAY_MS,
  }));
  sandbox().backOffice.importCustomers(customers);
};

describe('a list of customers', () => {
  test('comes in pages of 20, newest first, and says how many there are', async () => {
    populate(41);
    const first = await api.get('/customers');
    expect(first.names()).toEqual(Array.from({ length: 20 }, (_, index) => `${41 - index}`));
    expect(first.data()).toMatchObject({
      pagination: { page: 1, limit: 20, total: 41, total_pages: 3 },
    });
    expect((await api.get('/customers?page=3')).names()).toEqual(['1']);
    expect((await api.get('/customers?page=4')).names()).toEqual([]);
  });

  test('comes oldest first under order asc', async () => {
    populate(5);
    sandbox().switches.order = 'asc';
    expect((await api.get('/customers?limit=2&page=2')).names()).toEqual(['3', '4']);
  });

  test.each([
    ['limit=0', { page: 1, limit: 1 }],
    ['limit=101', { page: 1, limit: 100 }],
    ['limit=many&page=-2', { page: 1, limit: 20 }],
  ])('clamps %s', async (query, pagination) => {
    expect((await api.get(`/customers?${query}`)).data()).toMatchObject({ pagination });
  });

  test('keeps deactivated customers, and drops removed ones', async () => {
    populate(2);
    sandbox().backOffice.deactivateCustomer('crm-1');
    sandbox().backOffice.removeCustomer('crm-2');
    expect((await api.get('/customers')).data()).toMatchObject({
      customers: [{ name: '1', status: 'inactive' }],
    });
  });
});

describe('the switch listShape', () => {
  test('goes on by an opaque cursor, in both orders', async () => {
    populate(3);
    for (const order of ['desc', 'asc'] as const) {
      Object.assign(sandbox().switches, { listShape: 'cursor', order });
      const first = await api.get('/customers?limit=2');
      const { next_cursor: cursor, ...end } = Object(first.data());
      expect(end).toMatchObject({ has_more: true });
      const last = await api.get(`/customers?limit=2&cursor=${cursor}`);
      expect(last.data()).toMatchObject({ has_more: false, next_cursor: null });
      const seen = [...first.names(), ...last.names()];
      expect(seen).toEqual(order === 'asc' ? ['1', '2', '3'] : ['3', '2', '1']);
    }
  });

  test('answers 400 to a broken cursor', async () => {
    sandbox().switches.listShape = 'cursor';
    const error = (await api.get('/customers?cursor=page2')).error();
    expect(error.message).toMatch(/^cursor: /);
  });

  test('gives rows alone, or a count beside them, still by page and limit', async () => {
    populate(3);
    sandbox().switches.listShape = 'bare';
    const bare = await api.get('/customers?limit=2&page=2');
    expect(bare.data()).toEqual([expect.objectContaining({ name: '1' })]);
    sandbox().switches.listShape = 'flat';
    const flat = await api.get('/customers?limit=2');
    expect(flat.json()).toEqual({
      customers: [expect.objectContaining({ name: '3' }), expect.objectContaining({ name: '2' })],
      count: 3,
    });
  });
});

describe('the filter client_id', () => {
  test('finds the one customer that has it, or none', async () => {
    populate(3);
    expect((await api.get('/customers?client_id=crm-2')).names()).toEqual(['2']);
    expect((await api.get('/customers?client_id=crm')).names()).toEqual([]);
  });

  test('finds everybody when it is ignored', async () => {
    populate(3);
    sandbox().switches.clientIdFilter = 'ignored';
    expect((await api.get('/customers?client_id=crm-2')).names()).toEqual(['3', '2', '1']);
  });

  test('answers 400 when it is rejected, and a list without it works', async () => {
    sandbox().switches.clientIdFilter = 'rejected';
    const reply = await api.get('/customers?client_id=crm-2');
    expect([reply.status, reply.error().code]).toEqual([400, 'VALIDATION_ERROR']);
    expect((await api.get('/customers')).status).toBe(200);
  });
});

describe('a fault of a list', () => {
  test('promises more and gives no way on', async () => {
    populate(2);
    const { faults, switches } = sandbox();
    faults.next({ kind: 'hasMoreWithoutCursor' }, 3);
    const numbered = await api.get('/customers');
    expect(numbered.data()).toHaveProperty('pagination', { limit: 20, total: 21 });
    switches.listShape = 'flat';
    expect((await api.get('/customers')).json()).toMatchObject({ count: 21 });
    switches.listShape = 'cursor';
    expect((await api.get('/customers')).data()).toMatchObject({
      has_more: true,
      next_cursor: null,
    });
  });

  test('gives the same page or cursor for ever', async () => {
    populate(2);
    const { faults, switches } = sandbox();
    faults.next({ kind: 'repeatCursor' }, 4);
    for (const page of [1, 2]) {
      const reply = await api.get(`/customers?limit=1&page=${page}`);
      expect(reply.names()).toEqual(['2']);
      expect(reply.data()).toMatchObject({ pagination: { page, total_pages: page + 1 } });
    }
    switches.listShape = 'cursor';
    const { next_cursor: cursor } = Object((await api.get('/customers')).data());
    expect((await api.get(`/customers?cursor=${cursor}`)).data()).toMatchObject({
      has_more: true,
      next_cursor: cursor,
    });
  });
});
