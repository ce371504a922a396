import { describe, expect, test } from '@jest/globals';
import { failureOf } from '../../../../test/support.ts';
import { NockedBultra } from '../nocked_bultra.ts';

const bultra = new NockedBultra();

const CUSTOMER = {
  id: 'cust_1',
  type: 'CORPORATION',
  status: 'ACTIVE',
  email: 'ops@harrowgate.example',
  created_at: '2026-03-04T09:12:00Z',
};
const NO_ADDRESS = { line1: null, city: null, state: null, postal_code: null, country: null };

const findCustomer = async (more: object) => {
  bultra.answer('GET /customers/cust_1', 200, { ...CUSTOMER, ...more });
  return (await bultra.zapier.search('find_customer', { customerId: 'cust_1' })).results[0];
};

test.each([
  [{ corporation: 'Acme' }, { corporation: { legal_name: null, address: NO_ADDRESS } }],
  [{ corporation: ['Acme'] }, { corporation: { legal_name: null, address: NO_ADDRESS } }],
  [
    { corporation: { legal_name: 'Acme', address: '1 Main St' } },
    { corporation: { legal_name: 'Acme', address: NO_ADDRESS } },
  ],
  [
    { corporation: { legal_name: { full: 'Acme' }, address: { city: 'Rome', state: 5 } } },
    { corporation: { legal_name: null, address: { ...NO_ADDRESS, city: 'Rome' } } },
  ],
  [{ individuals: ['ind_1'] }, { individuals: [] }],
  [{ individuals: { ind_1: {} } }, { individuals: [] }],
  [
    { individuals: [{ id: 'ind_1', role: ['DIRECTOR'], first_name: 'Kofi' }, null, 7] },
    { individuals: [{ id: 'ind_1', role: null, first_name: 'Kofi', last_name: null }] },
  ],
])('what of %j fits no form is null, and the rest comes', async (odd, read) => {
  expect(await findCustomer(odd)).toMatchObject({ ...CUSTOMER, ...read });
});

test('an individual with a role of another form comes without it', async () => {
  bultra.answer('GET /customers/cust_1/individuals/ind_1', 200, {
    id: 'ind_1',
    role: ['DIRECTOR'],
    first_name: 'Kofi',
    address: '1 Main St',
  });
  const input = { customerId: 'cust_1', individualId: 'ind_1' };
  const { results } = await bultra.zapier.search('find_individual', input);
  expect(results).toMatchObject([{ role: null, first_name: 'Kofi', address: NO_ADDRESS }]);
});

test('the dropdown of people shows those who are known', async () => {
  const individuals = ['ind_1', { id: 'ind_2', role: ['X'], first_name: 'Kofi' }, { id: 3 }];
  bultra.answer('GET /customers/cust_1', 200, { ...CUSTOMER, individuals });
  const { results } = await bultra.zapier.dropdown('individual_list', 0, { customerId: 'cust_1' });
  expect(results).toEqual([{ id: 'ind_2', label: 'Kofi' }]);
});

describe('an id of any form', () => {
  const ID = 'cust_550e8400-e29b-41d4-a716-446655440000';
  const row = { ...CUSTOMER, id: ID };

  test('is polled, and can be looked up', async () => {
    bultra.answer('GET /customers?limit=100', 200, {
      data: [row, { ...CUSTOMER, id: 'c.7~x' }],
      pagination: { has_more: false },
    });
    expect((await bultra.zapier.switchOn('new_customer')).remembered).toBe(2);
    bultra.answer(`GET /customers/${ID}`, 200, row);
    const { results } = await bultra.zapier.search('find_customer', { customerId: ID });
    expect(results).toMatchObject([{ id: ID }]);
  });

  test('is taken for an individual as well', async () => {
    const id = ID.replace('cust', 'ind');
    bultra.answer(`GET /customers/${ID}/individuals/${id}`, 200, { id, first_name: 'Kofi' });
    const input = { customerId: ID, individualId: id };
    const { results } = await bultra.zapier.search('find_individual', input);
    expect(results).toMatchObject([{ id, first_name: 'Kofi' }]);
  });

  test('of somebody else is no answer to a search', async () => {
    bultra.answer('GET /customers/cust_1', 200, row);
    const failure = await failureOf(
      bultra.zapier.search('find_customer', { customerId: 'cust_1' }),
    );
    expect(failure.message).toContain('cannot read');
  });
});
