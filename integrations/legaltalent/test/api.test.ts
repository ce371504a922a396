import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import type { Zapier } from '../../../sandbox/zapier.ts';
import { nockForEachTest } from '../../../test/nock_for_each_test.ts';
import { addApiKey } from '../authentication.ts';
import { customerSample } from '../records/customer.ts';
import { failureOf, zapierAt } from './support.ts';

const HOST = 'https://kyc.example.org';
const KEY = 'sk_exact00000000000000000000000000';
const ID = customerSample.id;
const { id: _, ...RECORD } = customerSample;
const NAME = { name: 'Ada & Byron "漢" {{x}}' };

const enveloped = (data: unknown) => ({ status: 'success', data, meta: { request_id: 'r-1' } });

let zapier: Zapier;
nockForEachTest();
beforeEach(async () => {
  zapier = await zapierAt(HOST, KEY);
});
afterEach(() => zapier.close());

const signed = () =>
  nock(HOST, { reqheaders: { authorization: `Bearer ${KEY}`, accept: 'application/json' } });

const written = (body: string) =>
  nock(HOST, {
    reqheaders: {
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    },
  });

const isText = (text: string) => (sent: unknown) => JSON.stringify(sent) === text;

describe('each call has these bytes', () => {
  test('the connection test', async () => {
    signed().get('/customers?limit=1').reply(200, enveloped([]));
    await zapier.connect();
  });

  test('a poll, page by page', async () => {
    const page = (page: number, customers: object[]) =>
      enveloped({ customers, pagination: { page, limit: 1, total: 2, total_pages: 2 } });
    signed()
      .get('/customers?limit=100')
      .reply(200, page(1, [RECORD]))
      .get('/customers?limit=100&page=2')
      .reply(200, page(2, [{ ...RECORD, customer_id: 'other' }]));
    expect((await zapier.switchOn('new_customer')).remembered).toBe(2);
  });

  test('a poll, cursor by cursor', async () => {
    signed()
      .get('/customers?limit=100')
      .reply(200, { results: [RECORD], next_cursor: 'a/b+c=' })
      .get('/customers?limit=100&cursor=a%2Fb%2Bc%3D')
      .reply(200, { items: [{ ...RECORD, customer_id: 'other' }], has_more: false });
    expect((await zapier.switchOn('new_customer')).remembered).toBe(2);
  });

  test('the searches', async () => {
    signed()
      .get('/customers?client_id=crm-20417&limit=100')
      .reply(200, { customers: [RECORD] })
      .get(`/customers/${ID}`)
      .reply(200, enveloped(RECORD))
      .get(`/customers/${ID}/sessions?limit=100`)
      .reply(200, enveloped({ sessions: [{ session_id: 's' }], count: 1 }))
      .get(`/customers/${ID}/organization`)
      .reply(200, enveloped({ ubos: null, extra: 1 }))
      .get(`/customers/${ID}/risk-profile`)
      .reply(200, enveloped({ risk_level: 3, factors: { pep: 1 } }));
    const find = async (key: string, input: object) =>
      (await zapier.search(key, { ...input })).results[0];
    const customerId = ID;
    expect(await find('find_customer', { clientId: 'crm-20417' })).toEqual(customerSample);
    expect(await find('find_customer', { customerId })).toEqual(customerSample);
    expect(await find('find_sessions', { customerId })).toMatchObject({
      latest_session_id: 's',
    });
    const nobody = { ubos: [], shareholders: [], directors: [], representatives: [] };
    expect(await find('find_organization', { customerId })).toMatchObject({ ...nobody, extra: 1 });
    expect(await find('find_risk_profile', { customerId })).toMatchObject({
      risk_level: '3',
      risk_score: null,
      factors: ['{"pep":1}'],
      calculated_at: null,
    });
  });

  test('the writes, in one order of keys', async () => {
    const create = `{"name":${JSON.stringify(NAME.name)},"client_id":"c","country":"UY"}`;
    written(create)
      .post('/customers', isText(create))
      .reply(201, enveloped({ ...RECORD, client_id: 'c' }));
    await zapier.create('create_customer', { country: 'UY', clientId: 'c', ...NAME });
    const change = '{"name":"N","entity_type":"individual"}';
    written(change).patch(`/customers/${ID}`, isText(change)).reply(200, RECORD);
    await zapier.create('update_customer', { entityType: 'individual', customerId: ID, name: 'N' });
    signed().delete(`/customers/${ID}`, '').reply(204);
    await zapier.create('deactivate_customer', { customerId: ID });
    const seat = '{"watchlist_id":"w"}';
    written(seat)
      .post(`/customers/${ID}/monitor`, isText(seat))
      .reply(201, enveloped({ subject_id: 's', expires_at: 1_810_000_000 }));
    const { results } = await zapier.create('monitor_customer', {
      customerId: ID,
      watchlistId: 'w',
    });
    expect(results.expires_at).toBe('2027-05-11T01:46:40.000Z');
  });

  test('an id travels as one part of the path', async () => {
    signed().get('/customers/a%2Fb%3Fc%23d').reply(404);
    expect((await zapier.search('find_customer', { customerId: 'a/b?c#d' })).results).toEqual([]);
  });
});

describe('a list that may be a part', () => {
  test.each([
    ['a total that is larger than what came', { customers: [RECORD], total: 2 }],
    [
      'a last page that is short',
      { customers: [RECORD], page: 1, limit: 5, total: 2, total_pages: 1 },
    ],
    ['more without a way on', { customers: [RECORD], has_more: true }],
    ['a record without an id', { customers: [{ name: 'X' }] }],
    ['no list', { customers: {} }],
    ['no list in an envelope', enveloped(null)],
    ['an error under HTTP 200', { status: 'error', error: 'x', data: [RECORD] }],
  ])('%s is an error', async (_title, answer) => {
    signed().get('/customers?limit=100').reply(200, answer);
    expect((await failureOf(zapier.switchOn('new_customer'))).kind).toBe('errored');
  });

  test('a page that comes again under another number is an error', async () => {
    signed()
      .get(/customers/)
      .times(2)
      .reply(200, { customers: [RECORD], page: 1, limit: 1, total: 9 });
    const failure = await failureOf(zapier.switchOn('new_customer'));
    expect(failure.message).toContain('broke off before its end');
  });
});

test('follows no redirect, so that the key stays with the API', async () => {
  nock(HOST)
    .get('/customers?limit=1')
    .reply(302, '', { location: 'https://elsewhere.example.org' });
  expect((await failureOf(zapier.connect())).message).toContain('HTTP 302');
});

test('signs nothing that goes elsewhere', () => {
  const request = { url: 'https://kyc.example.org.evil.example/customers' };
  const bundle = { authData: { apiKey: KEY } };
  expect(Reflect.apply(addApiKey, undefined, [request, {}, bundle])).not.toHaveProperty('headers');
});

test('says nothing of what the vendor wrote in an error', async () => {
  const message = 'website: ada.example of Ada Byron is in use';
  nock(HOST)
    .post('/customers')
    .reply(400, { error: { type: 'ValidationError', message } });
  const input = { ...NAME, website: 'https://ada.example' };
  const failure = await failureOf(zapier.create('create_customer', input));
  expect(failure.message).toContain('does not accept Website.');
  expect(failure.message).not.toMatch(/ada/i);
});
