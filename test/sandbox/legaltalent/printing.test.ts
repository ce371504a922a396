import { describe, expect, test } from '@jest/globals';
import { apiClient, NOON, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);
const UUID = expect.stringMatching(/^[0-9a-f-]{36}$/);

describe('the record of a customer', () => {
  test('has every field, in snake case', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Rio Verde', clientId: 'crm-20417' });
    expect((await api.get(`/customers/${id}`)).data()).toEqual({
      customer_id: id,
      tenant_id: 'acme-uy',
      client_id: 'crm-20417',
      name: 'Rio Verde',
      entity_type: 'company',
      website: null,
      tax_id: null,
      country: null,
      status: 'active',
      created_at: '2026-07-01T12:00:00Z',
      updated_at: '2026-07-01T12:00:00Z',
    });
  });

  test('is the same in the list, in the back office and alone', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Rio Verde' });
    const alone = (await api.get(`/customers/${id}`)).data();
    expect((await api.get('/customers')).data()).toMatchObject({ customers: [alone] });
    expect(sandbox().backOffice.customers()).toEqual([alone]);
    expect(sandbox().backOffice.customer(id)).toEqual(alone);
  });

  test('has its id under id with the switch idKey', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Rio Verde' });
    sandbox().switches.idKey = 'id';
    const record = (await api.get(`/customers/${id}`)).data();
    expect(record).toMatchObject({ id });
    expect(record).not.toHaveProperty('customer_id');
    expect((await api.call('DELETE', `/customers/${id}`)).data()).toMatchObject({ id });
  });

  test.each([
    ['seconds', NOON / 1000],
    ['millis', NOON],
    ['absent', undefined],
  ] as const)('prints its times by the switch times: %s', async (times, printed) => {
    const id = sandbox().backOffice.addCustomer({ name: 'Rio Verde' });
    sandbox().switches.times = times;
    const record = Object((await api.get(`/customers/${id}`)).data());
    expect([record.created_at, record.updated_at]).toEqual([printed, printed]);
  });
});

describe('the envelope of a success', () => {
  test('has a request id in meta', async () => {
    const reply = await api.create({ name: 'Rio Verde' });
    const data = sandbox().backOffice.customers()[0];
    expect(reply.json()).toEqual({ status: 'success', data, meta: { request_id: UUID } });
  });

  test('has an execution context, or is not there, by the switch envelope', async () => {
    sandbox().switches.envelope = 'context';
    const reply = await api.create({ name: 'Rio Verde' });
    const data = sandbox().backOffice.customers()[0];
    const context = { timestamp: '2026-07-01T12:00:00.000Z', request_id: UUID };
    expect(reply.json()).toEqual({ status: 'success', data, execution_context: context });
    sandbox().switches.envelope = 'none';
    expect((await api.get('/customers')).json()).toMatchObject({ customers: [data] });
  });
});

describe('the envelope of an error', () => {
  const missing = 'Customer not found.';

  test.each([
    [
      'object',
      {
        status: 'error',
        error: { type: 'NotFoundError', message: missing, code: 'CUSTOMER_NOT_FOUND' },
      },
    ],
    ['string', { status: 'error', error: missing }],
    ['flat', { error: 'CUSTOMER_NOT_FOUND', message: missing }],
    ['gateway', { message: 'Not Found' }],
  ] as const)('has the shape of the switch errorShape: %s', async (shape, body) => {
    sandbox().switches.errorShape = shape;
    const reply = await api.get('/customers/nobody');
    expect([reply.status, reply.json()]).toEqual([404, body]);
  });

  test('may be a page', async () => {
    sandbox().switches.errorShape = 'html';
    const reply = await api.get('/customers', { key: 'none' });
    expect([reply.status, reply.text]).toEqual([401, expect.stringContaining('<html>')]);
  });

  test('has the internal error of a fault', async () => {
    sandbox().faults.next({ kind: 'status', status: 500 });
    const error = (await api.get('/customers')).error();
    expect(error).toMatchObject({ type: 'InternalError', code: 'INTERNAL_ERROR' });
  });

  test('may come with status 200, and then nothing has been done', async () => {
    sandbox().faults.next({ kind: 'errorIn200' });
    sandbox().faults.next({ kind: 'errorIn200', status: 409 });
    const replies = [await api.create({ name: 'Lan' }), await api.create({ name: 'Lan' })];
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(replies.map((reply) => reply.error().code)).toEqual([
      'INTERNAL_ERROR',
      'CLIENT_ID_EXISTS',
    ]);
    expect(sandbox().backOffice.customers()).toEqual([]);
  });

  test('passes on a wait that a fault asks for', async () => {
    sandbox().faults.next({ kind: 'status', status: 503, retryAfter: 9 });
    expect((await api.get('/customers')).headers.get('Retry-After')).toBe('9');
  });
});
