import { describe, expect, test } from '@jest/globals';
import { apiClient, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);
const patch = (id: string, body: unknown) => api.call('PATCH', `/customers/${id}`, { body });
const remove = (id: string) => api.call('DELETE', `/customers/${id}`);
const rioVerde = {
  name: 'Rio Verde Logistics S.A.',
  client_id: 'crm-20417',
  entity_type: 'company',
  website: 'https://rioverde.example',
  tax_id: '217345670018',
  country: 'UY',
};

describe('POST /customers', () => {
  test('adds a customer and answers it with 201', async () => {
    const reply = await api.create(rioVerde);
    expect(reply.status).toBe(201);
    expect(reply.data()).toMatchObject({ ...rioVerde, status: 'active' });
    expect(sandbox().backOffice.customers()).toEqual([reply.data()]);
  });

  test('needs a name only; a customer is a company unless told', async () => {
    const reply = await api.create({ name: 'L' });
    expect(reply.data()).toMatchObject({ name: 'L', entity_type: 'company', client_id: null });
  });

  test.each([
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(256) }],
    ['client_id', { client_id: 'x'.repeat(256) }],
    ['client_id', { client_id: null }],
    ['entity_type', { entity_type: 'trust' }],
    ['country', { country: 'uy' }],
    ['website', { website: 'ftp://rioverde.example' }],
    ['tenant_id', { tenant_id: 'acme-uy' }],
  ])('answers 400 that names %s: %j', async (field, wrong) => {
    const reply = await api.create({ ...rioVerde, ...wrong });
    expect(reply.status).toBe(400);
    const { type, code, message } = reply.error();
    expect([type, code]).toEqual(['ValidationError', 'VALIDATION_ERROR']);
    expect(message).toMatch(new RegExp(`^${field}: `));
    expect(sandbox().backOffice.customers()).toEqual([]);
  });

  test('may repeat a wrong value in its sentence', async () => {
    const { message } = (await api.create({ ...rioVerde, website: 'rioverde' })).error();
    expect(message).toContain('rioverde');
  });

  test('answers 400 to a body that is not JSON, and to none', async () => {
    expect((await api.create('name=Lan')).error().code).toBe('VALIDATION_ERROR');
    expect((await api.call('POST', '/customers')).status).toBe(400);
  });

  test('answers 409 when a customer has the client id, made by a session or not', async () => {
    sandbox().backOffice.addCustomerBySession('app-7781');
    const replies = [
      await api.create({ ...rioVerde, client_id: 'app-7781' }),
      await api.create(rioVerde),
      await api.create(rioVerde),
    ];
    expect(replies.map(({ status }) => status)).toEqual([409, 201, 409]);
    expect(replies[2]?.error()).toMatchObject({ type: 'ConflictError', code: 'CLIENT_ID_EXISTS' });
  });

  test('answers one 201 and one 409 to two calls at once', async () => {
    const replies = await Promise.all([api.create(rioVerde), api.create(rioVerde)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('does its work late when the vendor is slow, so that a session may come first', async () => {
    sandbox().faults.next({ kind: 'delay', ms: 20 });
    const slow = api.create(rioVerde);
    while (sandbox().journal.total === 0) await new Promise(setImmediate);
    sandbox().backOffice.addCustomerBySession('crm-20417');
    expect((await slow).status).toBe(409);
  });
});

describe('GET /customers/{id}', () => {
  test('knows the id of the vendor, and no client id', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Lan', clientId: 'crm-1' });
    expect((await api.get(`/customers/${id}`)).status).toBe(200);
    expect((await api.get('/customers/crm-1')).error().code).toBe('CUSTOMER_NOT_FOUND');
  });
});

describe('PATCH /customers/{id}', () => {
  test('writes what is given, keeps the rest and moves updated_at', async () => {
    const before = sandbox().backOffice.customer(
      sandbox().backOffice.addCustomer({ name: 'Lan', clientId: 'crm-1', country: 'UY' }),
    );
    sandbox().clock.advance(60_000);
    const fields = { entity_type: 'individual', tax_id: '21', website: 'https://lan.example' };
    const reply = await patch(String(before.customer_id), { ...fields, name: 'Lan Nguyễn' });
    const updated = { updated_at: '2026-07-01T12:01:00Z', name: 'Lan Nguyễn' };
    expect(reply.data()).toEqual({ ...before, ...fields, ...updated });
  });

  test('takes null for what may be cleared', async () => {
    const given = { name: 'Lan', website: 'https://lan.example', taxId: '21', country: 'UY' };
    const id = sandbox().backOffice.addCustomer(given);
    const cleared = { website: null, tax_id: null, country: null };
    expect((await patch(id, cleared)).data()).toMatchObject(cleared);
    expect((await patch(id, { name: null })).status).toBe(400);
  });

  test('leaves updated_at alone when nothing changes', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Lan' });
    sandbox().clock.advance(60_000);
    expect((await patch(id, { name: 'Lan' })).data()).toMatchObject({
      updated_at: '2026-07-01T12:00:00Z',
    });
  });

  test('answers 400 to a client id, and 404 to an unknown customer', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Lan' });
    expect((await patch(id, { client_id: 'crm-2' })).error().message).toMatch(/^client_id: /);
    expect((await patch('nobody', { name: 'Lan' })).status).toBe(404);
  });

  test('answers the fields sent, or a sentence, by the switch patchAnswer', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Lan' });
    sandbox().switches.patchAnswer = 'partial';
    expect((await patch(id, { country: 'VN' })).data()).toEqual({ customer_id: id, country: 'VN' });
    sandbox().switches.patchAnswer = 'message';
    expect((await patch(id, { country: 'UY' })).data()).toEqual({ message: 'Customer updated.' });
    expect(sandbox().backOffice.customer(id)).toMatchObject({ country: 'UY' });
  });
});

describe('DELETE /customers/{id}', () => {
  const inactive = { status: 'inactive' };

  test('deactivates, as often as it is asked to', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Lan' });
    for (const _ of [1, 2]) {
      const reply = await remove(id);
      expect([reply.status, reply.data()]).toEqual([200, { customer_id: id, ...inactive }]);
    }
    expect(sandbox().backOffice.customer(id)).toMatchObject(inactive);
    expect((await remove('nobody')).status).toBe(404);
  });

  test('answers nothing under deleteAnswer 204', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Lan' });
    sandbox().switches.deleteAnswer = '204';
    const reply = await remove(id);
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect(reply.headers.has('Content-Length')).toBe(false);
    expect(sandbox().backOffice.customer(id)).toMatchObject(inactive);
  });

  test('answers 404 the second time under deleteAnswer repeat404', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Lan' });
    sandbox().switches.deleteAnswer = 'repeat404';
    expect([(await remove(id)).status, (await remove(id)).status]).toEqual([200, 404]);
  });
});
