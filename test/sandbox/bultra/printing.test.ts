import { describe, expect, test } from '@jest/globals';
import { bultraClient, bultraForEachTest } from './bultra_client.ts';

const sandbox = bultraForEachTest();
const api = bultraClient(sandbox);

const denver = {
  line1: '18 Alder Court',
  city: 'Denver',
  state: 'CO',
  postal_code: '80205',
  country: 'US',
};

const marta = {
  id: 'cust_51620937',
  status: 'ACTIVE',
  email: 'marta@example.org',
  phone: '+14155550134',
  firstName: 'Marta',
  lastName: 'Oliveira',
  dateOfBirth: '1988-11-23',
  address: denver,
  accounts: [{ id: 'acc_33019254', currency: 'USD', status: 'ACTIVE' }],
};

const harrowgate = {
  id: 'cust_70418822',
  type: 'CORPORATION',
  email: 'ops@harrowgate.example',
  legalName: 'Harrowgate LLC',
  address: denver,
  individuals: [
    {
      id: 'ind_804417',
      firstName: 'Kofi',
      lastName: 'Mensah',
      email: 'kofi@harrowgate.example',
      phone: '+16175550102',
      ownershipPercentage: 40,
      address: denver,
    },
    { id: 'ind_804418', role: 'DIRECTOR', firstName: 'Aiko', lastName: 'Brandt' },
  ],
};

const noon = '2026-07-01T12:00:00Z';

const read = async (path: string): Promise<unknown> => (await api.get(path)).json();

describe('the detail of a person', () => {
  test('has the documented keys', async () => {
    const id = sandbox().backOffice.addCustomer(marta);
    const detail = await read(`/customers/${id}`);
    expect(detail).toEqual({
      id: 'cust_51620937',
      type: 'INDIVIDUAL',
      status: 'ACTIVE',
      email: 'marta@example.org',
      phone: '+14155550134',
      individual: {
        first_name: 'Marta',
        last_name: 'Oliveira',
        date_of_birth: '1988-11-23',
        address: denver,
      },
      accounts: marta.accounts,
      created_at: noon,
      updated_at: noon,
    });
    expect(sandbox().backOffice.customer(id)).toEqual(detail);
  });

  test('leaves keys without a value out, or prints them as null under emptyKeys null', async () => {
    const { backOffice, switches } = sandbox();
    const id = backOffice.addCustomer({ firstName: 'Marta', address: { city: 'Denver' } });
    const times = { created_at: noon, updated_at: noon };
    const plain = { id, type: 'INDIVIDUAL', status: 'PENDING', accounts: [], ...times };
    const short = { first_name: 'Marta', address: { city: 'Denver' } };
    expect(await read(`/customers/${id}`)).toEqual({ ...plain, individual: short });
    switches.emptyKeys = 'null';
    const address = { line1: null, city: 'Denver', state: null, postal_code: null, country: null };
    const individual = { first_name: 'Marta', last_name: null, date_of_birth: null, address };
    expect(await read(`/customers/${id}`)).toEqual({
      ...{ ...plain, email: null, phone: null },
      individual,
    });
    expect((await api.get('/customers')).page().data[0]).toHaveProperty('email', null);
  });
});

describe('the detail of a corporation', () => {
  const people = [
    { id: 'ind_804417', role: 'BENEFICIAL_OWNER', first_name: 'Kofi', last_name: 'Mensah' },
    { id: 'ind_804418', role: 'DIRECTOR', first_name: 'Aiko', last_name: 'Brandt' },
  ];

  test('names the company and its people, and is no individual', async () => {
    const id = sandbox().backOffice.addCustomer(harrowgate);
    const detail = await read(`/customers/${id}`);
    expect(detail).toMatchObject({
      type: 'CORPORATION',
      corporation: { legal_name: 'Harrowgate LLC', address: denver },
      individuals: people,
    });
    expect(detail).not.toHaveProperty('individual');
  });

  test('has neither key under corporationShape bare', async () => {
    sandbox().switches.corporationShape = 'bare';
    const id = sandbox().backOffice.addCustomer(harrowgate);
    expect(await read(`/customers/${id}`)).toEqual({
      id,
      type: 'CORPORATION',
      status: 'PENDING',
      email: 'ops@harrowgate.example',
      accounts: [],
      created_at: noon,
      updated_at: noon,
    });
  });
});

describe('an individual', () => {
  test('has the documented keys, without phone and updated_at', async () => {
    const id = sandbox().backOffice.addCustomer(harrowgate);
    const kofi = {
      id: 'ind_804417',
      customer_id: id,
      role: 'BENEFICIAL_OWNER',
      first_name: 'Kofi',
      last_name: 'Mensah',
      email: 'kofi@harrowgate.example',
      ownership_percentage: 40,
      address: denver,
      created_at: noon,
    };
    expect(await read(`/customers/${id}/individuals/ind_804417`)).toEqual(kofi);
    const stored = { ...kofi, phone: '+16175550102', updated_at: noon };
    expect(sandbox().backOffice.individual(id, 'ind_804417')).toEqual(stored);
  });

  test('has null for what is empty under emptyKeys null', async () => {
    const id = sandbox().backOffice.addCustomer(harrowgate);
    const path = `/customers/${id}/individuals/ind_804418`;
    expect(await read(path)).not.toHaveProperty('email');
    sandbox().switches.emptyKeys = 'null';
    const empty = { email: null, ownership_percentage: null, address: null };
    expect(await read(path)).toMatchObject(empty);
  });

  test('of another customer answers 404, as does an unknown one', async () => {
    const id = sandbox().backOffice.addCustomer(harrowgate);
    const stranger = sandbox().backOffice.addCustomer({ type: 'CORPORATION' });
    const paths = [
      `/customers/${stranger}/individuals/ind_804417`,
      `/customers/${id}/individuals/ind_1`,
      '/customers/cust_1/individuals/ind_804417',
    ];
    const texts = new Set<string>();
    for (const path of paths) {
      const reply = await api.get(path);
      expect(reply.status).toBe(404);
      texts.add(reply.text);
      expect((await api.patch(path, { phone: '1' })).status).toBe(404);
    }
    expect(texts.size).toBe(1);
  });
});

describe('the back office', () => {
  test('edits a customer and its people in any status, and moves their times', () => {
    const { backOffice, clock } = sandbox();
    const id = backOffice.addCustomer({ ...harrowgate, status: 'CLOSED' });
    clock.advance(60_000);
    backOffice.editIndividual(id, 'ind_804418', { lastName: 'Brandt-Sato' });
    expect(backOffice.customer(id)).toMatchObject({ updated_at: noon });
    backOffice.editCustomer(id, { legalName: 'Harrowgate Inc.' });
    expect(backOffice.customer(id)).toMatchObject({
      corporation: { legal_name: 'Harrowgate Inc.' },
      individuals: [{ first_name: 'Kofi' }, { last_name: 'Brandt-Sato' }],
      updated_at: '2026-07-01T12:01:00Z',
    });
  });

  test('refuses ids that are unknown, taken, or not of this vendor', () => {
    const { backOffice } = sandbox();
    const id = backOffice.addCustomer(harrowgate);
    expect(() => backOffice.setStatus('cust_1', 'ACTIVE')).toThrow('No customer has the id cust_1');
    expect(() => backOffice.individual(id, 'ind_1')).toThrow('No individual');
    expect(() => backOffice.addCustomer({ id })).toThrow('is taken');
    expect(() => backOffice.addCustomer({ id: 'cust/1' })).toThrow('is taken, or no id');
  });
});
