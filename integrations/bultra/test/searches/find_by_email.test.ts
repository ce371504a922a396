import { afterEach, beforeEach, expect, test } from '@jest/globals';
import nock from 'nock';
import type { Zapier } from '../../../../sandbox/zapier.ts';
import { nockForEachTest } from '../../../../test/nock_for_each_test.ts';
import { sampleItem } from '../../records/customer.ts';
import { zapierFor } from '../support.ts';

const ORIGIN = 'https://bultra.example';
const EMAIL = sampleItem.email;
const NEWEST = { ...sampleItem, id: 'cust_3', created_at: '2026-03-03T00:00:00Z' };
const OLDER = { ...sampleItem, id: 'cust_2', created_at: '2026-03-02T00:00:00Z' };
const OLDEST = { ...sampleItem, id: 'cust_1', created_at: '2026-03-01T00:00:00Z' };

nockForEachTest();

let zapier: Zapier;
beforeEach(async () => {
  zapier = await zapierFor({ url: `${ORIGIN}/v1`, tokenUrl: `${ORIGIN}/oauth2/token` });
  nock(ORIGIN).post('/oauth2/token').reply(200, { access_token: 'token-0123456789abcdef' });
  const list = { data: [OLDEST, NEWEST, OLDER], pagination: { has_more: false } };
  nock(ORIGIN).get('/v1/customers?limit=100').reply(200, list);
});
afterEach(() => zapier.close());

const answerDetail = (status: number, { id, ...rest }: { id: string }) =>
  nock(ORIGIN)
    .get(`/v1/customers/${id}`)
    .reply(status, { id, ...rest });
const found = async () => (await zapier.search('find_customer', { email: EMAIL })).results;

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
