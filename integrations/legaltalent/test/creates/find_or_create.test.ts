import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { COMPANY, failureOf, type Office, openOffice } from '../support.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice({ seed: false });
});
afterEach(() => office.close());

const findOrCreate = (input: Record<string, unknown> = COMPANY) =>
  office.zapier.findOrCreate('find_customer', input);
const customers = () => office.vendor.backOffice.customers();
const posts = () => office.vendor.journal.count(({ method }) => method === 'POST');

describe('find or create', () => {
  test('takes two calls for a new customer and one for a known one', async () => {
    const created = await findOrCreate();
    expect(created).toMatchObject({ wasFound: false });
    expect(created.apiCalls).toHaveLength(2);
    const again = await findOrCreate();
    expect(again).toMatchObject({ wasFound: true, results: { id: created.results.id } });
    expect(again.apiCalls).toHaveLength(1);
  });

  test.each(['exact', 'ignored', 'rejected'] as const)(
    'ends in the customer whom a session made in between (filter: %s)',
    async (clientIdFilter) => {
      Object.assign(office.vendor.switches, { clientIdFilter });
      const { journal, backOffice } = office.vendor;
      journal.onRequest = ({ method }) => {
        if (method === 'POST') backOffice.addCustomerBySession('crm-5001');
      };
      const run = await findOrCreate();
      expect(run).toMatchObject({
        wasFound: false,
        results: { client_id: 'crm-5001', name: null },
      });
      expect(customers()).toHaveLength(1);
    },
  );

  test('two at once make one customer, and both get it', async () => {
    office.vendor.faults.when(({ method }) => method === 'POST', { kind: 'delay', ms: 100 }, 2);
    const other = { ...COMPANY, name: 'Umbral Textiles' }; // another lock
    const runs = await Promise.all([findOrCreate(), findOrCreate(other)]);
    expect(customers()).toHaveLength(1);
    for (const { results } of runs) expect(results.id).toBe(customers()[0]?.customer_id);
  });

  test('says that the client id is taken when nobody can be found under it', async () => {
    office.vendor.faults.when(({ method }) => method === 'POST', { kind: 'status', status: 409 });
    const failure = await failureOf(findOrCreate());
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain('its list shows no customer with it');
  });

  test('gets the customer that it made when the answer was lost', async () => {
    office.vendor.faults.when(({ method }) => method === 'POST', { kind: 'loseAnswer' });
    const { results } = await findOrCreate();
    expect(results.id).toBe(customers()[0]?.customer_id);
    expect(posts()).toBe(1);
  });

  test.each([
    [{ clientId: ' ' }, 'Client ID is required.'],
    [{ clientId: undefined }, 'Client ID is required.'],
    [
      { customerId: 'customer-7' },
      'Customer ID must be blank for a new customer, as LegalTalent makes it.',
    ],
  ])('halts on %j, and creates nobody', async (wrong, message) => {
    const run = findOrCreate({ ...COMPANY, ...wrong });
    expect(await failureOf(run)).toMatchObject({ kind: 'halted', message });
    expect(posts()).toBe(0);
  });
});
