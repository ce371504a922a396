import { beforeEach, expect, test } from '@jest/globals';
import { sampleItem } from '../../records/customer.ts';
import { NockedBultra } from '../nocked_bultra.ts';

const EMAIL = sampleItem.email;
const NEWEST = { ...sampleItem, id: 'cust_3', created_at: '2026-03-03T00:00:00Z' };
const OLDER = { ...sampleItem, id: 'cust_2', created_at: '2026-03-02T00:00:00Z' };
const OLDEST = { ...sampleItem, id: 'cust_1', created_at: '2026-03-01T00:00:00Z' };

const bultra = new NockedBultra();

beforeEach(() => {
  const list = { data: [OLDEST, NEWEST, OLDER], pagination: { has_more: false } };
  bultra.answer('GET /customers?limit=100', 200, list);
});

const answerDetail = (status: number, detail: { id: string }) =>
  bultra.answer(`GET /customers/${detail.id}`, status, detail);
const found = async () => (await bultra.zapier.search('find_customer', { email: EMAIL })).results;

test('takes the newest of several with one address, by two calls', async () => {
  answerDetail(200, NEWEST);
  expect(await found()).toMatchObject([{ id: NEWEST.id, email: EMAIL }]);
});

test.each([
  ['is gone', 404, NEWEST],
  ['has another address by now', 200, { ...NEWEST, email: 'desk@harrowgate.example' }],
])('takes the next newest when the newest %s', async (_, status, detail) => {
  answerDetail(status, detail);
  answerDetail(200, OLDER);
  expect(await found()).toMatchObject([{ id: OLDER.id }]);
});

test('finds nothing when each of them is gone', async () => {
  for (const customer of [NEWEST, OLDER, OLDEST]) answerDetail(404, customer);
  expect(await found()).toEqual([]);
});

test.each([{ id: NEWEST.id }, { id: NEWEST.id, email: null }])(
  'takes the address from the list when the detail is %j',
  async (detail) => {
    answerDetail(200, detail);
    expect(await found()).toMatchObject([{ id: NEWEST.id, email: EMAIL }]);
  },
);
