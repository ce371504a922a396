import { describe, expect, test } from '@jest/globals';
import { enveloped, ID, legalTalent, RECORD, zapier } from '../nocked_legaltalent.ts';
import { failureOf } from '../support.ts';

const PATH = `/customers/${ID}`;

describe('Create Customer', () => {
  const { name, client_id: clientId, website } = RECORD;
  const create = async (input: object = { name, clientId, website }) =>
    (await zapier.create('create_customer', { ...input })).results;
  const posted = (status: number, body: object) =>
    legalTalent().post('/customers').reply(status, body);
  const listed = (...customers: object[]) =>
    legalTalent().get('/customers').query(true).reply(200, enveloped({ customers }));

  test('reads the customer whose answer holds an ID and a sentence', async () => {
    posted(201, enveloped({ customer_id: ID, message: 'Created.' }));
    legalTalent()
      .get(PATH)
      .reply(200, enveloped({ ...RECORD, website: null }));
    expect(await create()).toMatchObject({ ...RECORD, id: ID });
  });

  test.each([403, 404, 500])('returns what is known when it cannot be read: %d', async (status) => {
    posted(201, enveloped({ customer_id: ID, message: 'Created.' }));
    legalTalent().get(PATH).reply(status, {});
    expect(await create({ name })).toMatchObject({ id: ID, name, client_id: null });
  });

  test('reads a numeric ID as text', async () => {
    posted(201, enveloped({ ...RECORD, customer_id: 90417 }));
    expect(await create()).toMatchObject({ id: '90417', customer_id: '90417', name });
  });

  test('does not take the customer of another Client ID for the new one', async () => {
    posted(201, enveloped({ ...RECORD, client_id: 'crm-1' }));
    listed();
    expect((await failureOf(create())).message).toContain('cannot read');
  });

  const TAKEN = { status: 'error', error: { code: 'CLIENT_ID_EXISTS' } };

  test('a replay after a lost answer finds the customer that it made', async () => {
    posted(409, TAKEN);
    listed({ customer_id: ID, client_id: clientId, name, website: null });
    expect(await create()).toMatchObject({ id: ID, name });
  });

  test.each([
    { ...RECORD, name: 'Somebody Else' },
    { ...RECORD, website: 'https://other.example' },
    { ...RECORD, name: null },
  ])('a Client ID that %j has is taken', async (customer) => {
    posted(409, TAKEN);
    listed(customer);
    expect((await failureOf(create())).message).toContain('Client ID already');
  });

  test('a Client ID that is taken, and by whom nobody sees, has a sentence of its own', async () => {
    posted(409, TAKEN);
    listed({ ...RECORD, client_id: 'CRM-20417' });
    const failure = await failureOf(create());
    expect(failure).toMatchObject({ kind: 'halted' });
    expect(failure.message).toMatch(/list shows no customer with it.*deactivated.*capitals/);
  });
});
