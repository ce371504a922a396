import { afterEach, beforeEach, expect, test } from '@jest/globals';
import nock from 'nock';
import { addApiKey } from '../authentication.ts';
import { customerSample } from '../records/customer.ts';
import type { Zapier } from '../sandbox/zapier.ts';
import { nockForEachTest } from './nock_for_each_test.ts';
import { failureOf, zapierAt } from './support.ts';

const HOST = 'https://compliance.example.org';
const KEY = 'ic_live_exact00000000000000000000000000';
const EMPTY_LIST = { object: 'list', data: [], has_more: false, next_cursor: null, limit: 1 };
const PERSON = { fullName: 'Ada Byron', email: 'ada@example.org' };

// The middleware is plain code of plain data, so it can be asked without a request.
const signed = (request: { url: string }, bundle: { authData: { apiKey: string } }) =>
  Reflect.apply(addApiKey, undefined, [request, {}, bundle]);

nockForEachTest();

let zapier: Zapier;
beforeEach(async () => {
  zapier = await zapierAt(`${HOST}/api/v1`, KEY);
});
afterEach(() => zapier.close());

test('signs each request with the key as a bearer token', async () => {
  nock(HOST, { reqheaders: { authorization: `Bearer ${KEY}`, accept: 'application/json' } })
    .get('/api/v1/customers?limit=1')
    .reply(200, EMPTY_LIST);
  await zapier.connect();
});

test('writes the body in one order of keys, with its length and an idempotency key', async () => {
  const body = JSON.stringify({
    externalId: 'hubspot:1',
    fullName: 'Ada Byron',
    email: 'ada@example.org',
    type: 'SOLE_TRADER',
    phone: '+61491570156',
    risk: { isNewCustomer: true, handlesCashOrCrypto: false },
  });
  nock(HOST, {
    reqheaders: {
      'content-type': 'application/json',
      'content-length': String(body.length),
      'idempotency-key': 'own-key',
    },
  })
    .post('/api/v1/customers', (sent) => JSON.stringify(sent) === body)
    .reply(201, customerSample);
  const { results } = await zapier.create('upsert_customer', {
    idempotencyKey: 'own-key',
    handlesCashOrCrypto: 'false',
    phone: '+61491570156',
    ...PERSON,
    type: 'SOLE_TRADER',
    isNewCustomer: true,
    externalId: 'hubspot:1',
  });
  expect(results).toEqual({ ...customerSample, outcome: 'created', skipped_fields: [] });
});

test('follows no redirect, so that the key stays with the API', async () => {
  nock(HOST)
    .get('/api/v1/customers?limit=1')
    .reply(302, '', { location: 'https://elsewhere.example.org/customers' });
  const failure = await failureOf(zapier.connect());
  expect(failure.message).toContain('HTTP 302');
});

test('says nothing of what the vendor wrote in an error', async () => {
  nock(HOST)
    .post('/api/v1/customers')
    .reply(422, {
      error: {
        code: 'validation_failed',
        message: 'ada@example.org is not deliverable',
        details: {
          fields: { email: 'ada@example.org bounced', 'Ada Byron ': 'x', constructor: 'x' },
        },
      },
    });
  const failure = await failureOf(zapier.create('upsert_customer', PERSON));
  expect(failure.message).toContain('does not accept Email (an e-mail address can belong to one');
  expect(failure.message).not.toMatch(/ada/i);
});

test('a 403 that is not about scopes does not prove a key', async () => {
  nock(HOST)
    .get(/limit=1/)
    .reply(403, { error: { code: 'blocked', message: 'no' } });
  const failure = await failureOf(zapier.connect());
  expect(failure.kind).toBe('errored');
  expect(failure.message).toContain('customers:read');
});

test('an ignored filter cannot hand over a stranger', async () => {
  nock(HOST)
    .get(/external_id=hubspot%3A1/)
    .reply(200, { ...EMPTY_LIST, data: [customerSample] });
  const { results } = await zapier.search('find_customer', { externalId: 'hubspot:1' });
  expect(results).toEqual([]);
});

test('a network failure names the vendor and no address', async () => {
  nock(HOST)
    .get(/customers/)
    .times(5)
    .replyWithError('getaddrinfo ENOTFOUND compliance.example.org/?external_id=hubspot:1');
  const failure = await failureOf(zapier.search('find_customer', { externalId: 'hubspot:1' }));
  expect(failure.message).toContain('Instant Compliance could not be reached');
  expect(failure.message).not.toContain('hubspot');
});

test('signs nothing that goes elsewhere', () => {
  const request = { url: 'https://compliance.example.org.evil.example/api/v1/customers' };
  const bundle = { authData: { apiKey: KEY } };
  expect(signed(request, bundle)).not.toHaveProperty('headers');
});

test('adds the request number of the vendor, when it has the form of one', async () => {
  nock(HOST)
    .get(/limit=1/)
    .reply(418, {}, { 'x-request-id': 'req-42' });
  expect((await failureOf(zapier.connect())).message).toContain('(Request req-42)');
  nock(HOST)
    .get(/limit=1/)
    .reply(418, {}, { 'x-request-id': 'Ada Byron <ada@example.org>' });
  expect((await failureOf(zapier.connect())).message).not.toContain('Ada');
});

test('reads a search by External ID on to its end, and takes nobody else for the wanted one', async () => {
  const page = (ids: string[], next_cursor: string | null) => ({
    object: 'list',
    data: ids.map((external_id, n) => ({
      ...customerSample,
      id: `${external_id}${n}`,
      external_id,
    })),
    has_more: next_cursor !== null,
    next_cursor,
  });
  const list = () => nock(HOST).get('/api/v1/customers').query(true);
  list().reply(200, page(['a', 'b'], '2'));
  list().reply(200, page(['c', 'hubspot:1'], null));
  const found = await zapier.search('find_customer', { externalId: 'hubspot:1' });
  expect(found.results).toMatchObject([{ external_id: 'hubspot:1' }]);
  list().reply(200, page(['a', 'b'], '2'));
  list().reply(200, page(['c'], null));
  expect((await zapier.search('find_customer', { externalId: 'hubspot:1' })).results).toEqual([]);
});
