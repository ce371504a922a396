import { describe, expect, test } from '@jest/globals';
import { bultraClient, bultraForEachTest } from './bultra_client.ts';

const sandbox = bultraForEachTest();
const api = bultraClient(sandbox);

const boston = { line1: '7 Quay Street', city: 'Boston', postal_code: '02110', country: 'US' };
const later = '2026-07-01T12:01:00Z';

// Every case needs a customer from before, so that `updated_at` can move.
const addCustomer = (given = {}): string => {
  const { backOffice, clock } = sandbox();
  const id = backOffice.addCustomer({ email: 'old@example.org', address: boston, ...given });
  clock.advance(60_000);
  return id;
};

const addOwner = (status = 'ACTIVE'): { id: string; path: string } => {
  const owner = { id: 'ind_1', firstName: 'Kofi', lastName: 'Mensah', address: boston };
  const id = addCustomer({ type: 'CORPORATION', status, individuals: [owner] });
  return { id, path: `/customers/${id}/individuals/ind_1` };
};

describe('PATCH of a customer', () => {
  test('writes e-mail, phone and address, and answers three keys', async () => {
    const id = addCustomer();
    const address = { ...boston, line1: '8 Quay Street', state: 'MA' };
    const body = { email: 'new@example.org', phone: '+16175550102', address };
    const reply = await api.patch(`/customers/${id}`, body);
    expect(reply.status).toBe(200);
    expect(reply.json()).toEqual({ id, email: 'new@example.org', updated_at: later });
    expect((await api.get(`/customers/${id}`)).json()).toMatchObject({
      email: 'new@example.org',
      phone: '+16175550102',
      individual: { address },
      updated_at: later,
    });
  });

  test('leaves what was not sent as it is', async () => {
    const id = addCustomer({ phone: '1' });
    await api.patch(`/customers/${id}`, { email: 'new@example.org' });
    const kept = { phone: '1', individual: { address: boston } };
    expect(sandbox().backOffice.customer(id)).toMatchObject(kept);
  });

  test('writes the address of a corporation where its detail shows it', async () => {
    const id = addCustomer({ type: 'CORPORATION' });
    await api.patch(`/customers/${id}`, { address: { city: 'Leeds' } });
    const shown = { corporation: { address: { city: 'Leeds' } } };
    expect(sandbox().backOffice.customer(id)).toMatchObject(shown);
  });

  test.each([
    ['replace', { city: 'Salem' }],
    ['merge', { ...boston, city: 'Salem' }],
  ] as const)('under addressPatch %s keeps %o of an address', async (addressPatch, address) => {
    sandbox().switches.addressPatch = addressPatch;
    const id = addCustomer();
    await api.patch(`/customers/${id}`, { address: { city: 'Salem' } });
    const { individual } = sandbox().backOffice.customer(id);
    expect(individual).toEqual({ address });
  });

  test('answers the whole record under patchAnswer full, and no body under empty', async () => {
    const id = addCustomer();
    sandbox().switches.patchAnswer = 'full';
    const full = await api.patch(`/customers/${id}`, { phone: '1' });
    expect(full.json()).toEqual(sandbox().backOffice.customer(id));
    sandbox().switches.patchAnswer = 'empty';
    const empty = await api.patch(`/customers/${id}`, { phone: '2' });
    expect([empty.status, empty.text]).toEqual([200, '']);
    expect(sandbox().backOffice.customer(id)).toMatchObject({ phone: '2' });
  });

  test.each(['cust_1', 'a%2Fb', 'cust%20', '%E2%82%AC'])('answers 404 for %s', async (id) => {
    const reply = await api.patch(`/customers/${id}`, { phone: '1' });
    expect(reply.status).toBe(404);
    expect(reply.json()).toEqual({ error: { code: 'NOT_FOUND', message: expect.any(String) } });
  });
});

describe('PATCH of an individual', () => {
  test('writes e-mail, phone and address, and answers id and time', async () => {
    const { id, path } = addOwner();
    const body = { email: 'kofi@example.org', phone: '1', address: { city: 'Salem' } };
    const reply = await api.patch(path, body);
    expect(reply.json()).toEqual({ id: 'ind_1', updated_at: later });
    expect(sandbox().backOffice.individual(id, 'ind_1')).toMatchObject({
      ...body,
      updated_at: later,
    });
  });

  test('merges the address under addressPatch merge', async () => {
    sandbox().switches.addressPatch = 'merge';
    const { id, path } = addOwner();
    await api.patch(path, { address: { city: 'Salem' } });
    const address = { ...boston, city: 'Salem' };
    expect(sandbox().backOffice.individual(id, 'ind_1')).toMatchObject({ address });
  });

  test('answers all that is stored under patchAnswer full, and no body under empty', async () => {
    const { id, path } = addOwner();
    sandbox().switches.patchAnswer = 'full';
    const full = await api.patch(path, { phone: '1' });
    expect(full.json()).toEqual(sandbox().backOffice.individual(id, 'ind_1'));
    expect(full.json()).toMatchObject({ phone: '1', updated_at: later });
    sandbox().switches.patchAnswer = 'empty';
    expect((await api.patch(path, { phone: '2' })).text).toBe('');
  });
});

describe('a body', () => {
  test.each([
    [{}, 'body'],
    ['no json', 'body'],
    ['', 'body'],
    [[], 'body'],
    [{ name: 'Marta' }, 'name'],
    [{ email: null }, 'email'],
    [{ email: '' }, 'email'],
    [{ email: 'nobody' }, 'email'],
    [{ email: `${'a'.repeat(250)}@example.org` }, 'email'],
    [{ phone: ' ' }, 'phone'],
    [{ phone: '1'.repeat(33) }, 'phone'],
    [{ address: {} }, 'address'],
    [{ address: null }, 'address'],
    [{ address: 'Boston' }, 'address'],
    [{ address: { city: '' } }, 'address.city'],
    [{ address: { line1: 'x'.repeat(256) } }, 'address.line1'],
    [{ address: { country: 'us' } }, 'address.country'],
    [{ address: { country: 'USA' } }, 'address.country'],
    [{ address: { line2: 'x' } }, 'address.line2'],
  ])('answers 400 that names the field: %j', async (body, field) => {
    const { id, path } = addOwner();
    for (const target of [`/customers/${id}`, path]) {
      const reply = await api.patch(target, body);
      expect(reply.status).toBe(400);
      const details = [{ field, message: expect.any(String) }];
      expect(reply.json()).toMatchObject({ error: { code: 'INVALID_REQUEST', details } });
    }
    expect(sandbox().backOffice.customer(id)).toMatchObject({ email: 'old@example.org' });
  });

  test('may be as long as the limits allow', async () => {
    const long = 'x'.repeat(255);
    const address = { line1: long, city: long, state: long, postal_code: long, country: 'GB' };
    const body = { phone: '1'.repeat(32), address };
    expect((await api.patch(`/customers/${addCustomer()}`, body)).status).toBe(200);
  });

  test.each([null, 'text/plain'])('answers 400 when it is sent as %p', async (type) => {
    const headers = { 'Content-Type': type };
    const reply = await api.patch(`/customers/${addCustomer()}`, { phone: '1' }, { headers });
    expect(reply.status).toBe(400);
    expect(reply.json()).toMatchObject({ error: { details: [{ field: 'Content-Type' }] } });
    expect((await api.get('/customers', { headers })).status).toBe(200);
  });
});

describe('a change that the status forbids', () => {
  test('answers 422 to another e-mail of a FROZEN customer, and nothing else', async () => {
    const id = addCustomer({ status: 'FROZEN' });
    const body = { email: 'new@example.org', phone: '1' };
    const reply = await api.patch(`/customers/${id}`, body);
    expect(reply.status).toBe(422);
    expect(reply.json()).toMatchObject({ error: { code: 'UNPROCESSABLE' } });
    expect(sandbox().backOffice.customer(id)).not.toHaveProperty('phone');
    const same = { email: 'old@example.org', phone: '1' };
    expect((await api.patch(`/customers/${id}`, same)).status).toBe(200);
  });

  test('answers 409 to any change of a CLOSED customer or its people', async () => {
    const { id, path } = addOwner('CLOSED');
    for (const target of [`/customers/${id}`, path]) {
      const reply = await api.patch(target, { phone: '1' });
      expect(reply.status).toBe(409);
      expect(reply.json()).toMatchObject({ error: { code: 'CONFLICT' } });
    }
    expect(sandbox().backOffice.customer(id)).not.toHaveProperty('phone');
  });

  test.each(['ACTIVE', 'PENDING', 'EDD', 'DORMANT', 'UNHEARD_OF'])(
    'is none for %s',
    async (status) => {
      const id = addCustomer({ status });
      const reply = await api.patch(`/customers/${id}`, { email: 'new@example.org' });
      expect(reply.status).toBe(200);
    },
  );
});
