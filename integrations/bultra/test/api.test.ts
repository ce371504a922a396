import { afterEach, beforeEach, expect, test } from '@jest/globals';
import nock from 'nock';
import type { Zapier } from '../../../sandbox/zapier.ts';
import { nockForEachTest } from '../../../test/nock_for_each_test.ts';
import { addAccessToken } from '../authentication.ts';
import { sampleDetail, sampleItem } from '../records/customer.ts';
import { failureOf, zapierFor } from './support.ts';

const API = 'https://api.bultra.example';
const AUTH = 'https://auth.bultra.example';
const ADDRESSES = { url: `${API}/v1`, tokenUrl: `${AUTH}/oauth2/token` };
const CLIENT = { clientId: 'client-7', clientSecret: 's3cret-of-seven' };
const BASIC = `Basic ${Buffer.from('client-7:s3cret-of-seven').toString('base64')}`;
const TOKEN = 'token-0123456789abcdef';
const LIST = { data: [sampleItem], pagination: { has_more: false } };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

nockForEachTest();

let zapier: Zapier;
beforeEach(async () => {
  zapier = await zapierFor(ADDRESSES, CLIENT, () => [TOKEN]);
});
afterEach(() => zapier.close());

const answerToken = (status = 200, body: object = { access_token: TOKEN }) =>
  nock(AUTH).post('/oauth2/token').reply(status, body);

const signed = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };

test('asks for a token with the client in the header, and for these scopes', async () => {
  const form = 'grant_type=client_credentials&scope=customers%3Aread+customers%3Awrite';
  nock(AUTH, {
    reqheaders: {
      authorization: BASIC,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(form.length),
    },
  })
    .post('/oauth2/token', (sent) => new URLSearchParams(sent).toString() === form)
    .reply(200, { access_token: TOKEN, token_type: 'Bearer', expires_in: 900 });
  nock(API, { reqheaders: { ...signed, accept: 'application/json' } })
    .get('/v1/customers?limit=1')
    .reply(200, LIST);
  await zapier.connect();
});

test('says that it speaks JSON on every call of the API', async () => {
  answerToken();
  const path = '/v1/customers/cust_51620937';
  nock(API, { reqheaders: signed })
    .get(path)
    .reply(200, { ...sampleDetail, id: 'cust_51620937' });
  nock(API, { reqheaders: signed }).get('/v1/customers?status=FROZEN&limit=100').reply(200, LIST);
  nock(API, { reqheaders: signed })
    .get('/v1/customers/cust_70418822/individuals/ind_804417')
    .reply(200, { id: 'ind_804417' });
  await zapier.search('find_customer', { customerId: 'cust_51620937' });
  await zapier.switchOn('customer_status_changed', { statuses: ['FROZEN'] });
  const who = { customerId: 'cust_70418822', individualId: 'ind_804417' };
  await zapier.search('find_individual', who);
});

test('writes an update as documented, with its length and an id that is a random UUID', async () => {
  answerToken();
  const body = JSON.stringify({
    email: 'marta.new@example.org',
    phone: '+14155550134',
    address: {
      line1: '3 {{Alder}} Mews',
      city: 'Eugene',
      state: 'OR',
      postal_code: '97401',
      country: 'US',
    },
  });
  nock(API, {
    reqheaders: {
      ...signed,
      'content-length': String(body.length),
      'x-bultra-idempotency-id': (id) => UUID.test(id),
    },
  })
    .patch('/v1/customers/cust_51620937', (sent) => JSON.stringify(sent) === body)
    .reply(200, { id: 'cust_51620937', email: 'marta.new@example.org' });
  const { results } = await zapier.create('update_customer', {
    country: 'US',
    postalCode: '97401',
    phone: '+14155550134',
    state: 'OR',
    city: 'Eugene',
    addressLine1: '3 {{Alder}} Mews',
    email: 'marta.new@example.org',
    customerId: 'cust_51620937',
  });
  expect(results).toMatchObject({ email: 'marta.new@example.org', phone: '+14155550134' });
});

test.each([
  { details: [{ field: 'email', message: 'marta@example.org bounced' }, { field: 'Marta' }] },
  { details: { email: 'marta@example.org bounced', constructor: 'Marta' } },
])('says nothing of what Bultra wrote in an error: %j', async (more) => {
  answerToken();
  const error = { code: 'INVALID_REQUEST', message: 'marta@example.org is bad', ...more };
  nock(API)
    .patch(/customers/)
    .reply(400, { error });
  const input = { customerId: 'cust_1', email: 'marta@example.org' };
  const { message } = await failureOf(zapier.create('update_customer', input));
  expect(message).toContain('does not accept Email.');
  expect(message).not.toMatch(/marta|bad/i);
});

test.each([
  ['the address as a whole', ['address'], 'the address.'],
  [
    'parts of it',
    ['address.postal_code', 'address.line1', 'address.line1'],
    'Postal Code, Address Line 1.',
  ],
  ['a field that nobody knows', ['iban'], 'the values of this step.'],
])('names %s as users know it', async (_, fields, named) => {
  answerToken();
  const details = fields.map((field) => ({ field, message: 'bad' }));
  nock(API)
    .patch(/customers/)
    .reply(400, { error: { code: 'INVALID_REQUEST', details } });
  const input = { customerId: 'cust_1', phone: '+1' };
  const { message } = await failureOf(zapier.create('update_customer', input));
  expect(message).toContain(`does not accept ${named}`);
});

test.each([
  ['no token', { expires_in: 900, hint: 'hush-hush' }],
  ['a token that no header can carry', { access_token: 'hush\nhush' }],
  ['a list', ['hush-hush']],
])('an answer with %s is an error without its body', async (_, body) => {
  answerToken(200, body);
  const { kind, message } = await failureOf(zapier.connect());
  expect(kind).toBe('errored');
  expect(message).toContain('cannot read');
  expect(message).not.toContain('hush');
});

test('follows no redirect, so that the secret and the token stay where they belong', async () => {
  nock(AUTH).post('/oauth2/token').reply(307, '', { location: 'https://elsewhere.example/token' });
  expect((await failureOf(zapier.connect())).message).toContain('HTTP 307');
  answerToken();
  nock(API)
    .get(/limit=1/)
    .reply(302, '', { location: 'https://elsewhere.example/customers' });
  expect((await failureOf(zapier.connect())).message).toContain('HTTP 302');
});

test('gives the token to the API alone', () => {
  const bundle = { authData: { accessToken: TOKEN } };
  const sign = (url: string) => Reflect.apply(addAccessToken, undefined, [{ url }, {}, bundle]);
  for (const url of [
    'https://auth.bultra.com/oauth2/token',
    'https://api.bultra.com.evil.example/',
  ])
    expect(sign(url)).not.toHaveProperty('headers');
  const { headers } = sign('https://api.bultra.com/v1/customers');
  expect(headers).toEqual({ Authorization: `Bearer ${TOKEN}` });
});

test.each([
  [{ has_more: false, next_cursor: 'cursor_more' }, 1],
  [{ next_cursor: null }, 1],
  [{}, 1],
  [{ has_more: null, next_cursor: 'cursor_more' }, 2],
  [{ has_more: true, next_cursor: 'cursor_more' }, 2],
])('after the pagination %j the list has %d pages', async (pagination, pages) => {
  answerToken();
  nock(API).get('/v1/customers?limit=100').reply(200, { data: [], pagination });
  if (pages === 2) nock(API).get('/v1/customers?limit=100&cursor=cursor_more').reply(200, LIST);
  const { remembered } = await zapier.switchOn('new_customer');
  expect(remembered).toBe(pages - 1);
});

test.each([
  { data: [sampleItem] },
  { pagination: { has_more: false } },
  { data: [{ email: 'a' }], pagination: {} },
  { data: [sampleItem, { ...sampleItem, id: '' }], pagination: {} },
  { data: [{ ...sampleItem, id: 7 }], pagination: {} },
])('takes no list that is not one: %j', async (body) => {
  answerToken();
  nock(API)
    .get(/customers/)
    .reply(200, body);
  const { message } = await failureOf(zapier.switchOn('new_customer'));
  expect(message).toContain('cannot read');
  expect(message).toContain('Try again in a few minutes');
});
