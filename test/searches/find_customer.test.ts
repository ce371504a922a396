import { afterEach, describe, expect, test } from '@jest/globals';
import { SECOND_ORGANISATION } from '../../sandbox/instant_compliance.ts';
import { failureOf, type Office, type OfficeOptions, openOffice } from '../support.ts';

let office: Office;
afterEach(() => office.close());

const found = async (input: Record<string, unknown>, options?: OfficeOptions) => {
  office ??= await openOffice(options);
  return (await office.zapier.search('find_customer', input)).results;
};

describe('finding a customer', () => {
  test('finds by external id with one call', async () => {
    office = await openOffice();
    const run = await office.zapier.search('find_customer', { externalId: 'internal:customer/42' });
    expect(run.results).toMatchObject([{ external_id: 'internal:customer/42' }]);
    expect(run.apiCalls).toHaveLength(1);
  });

  test("finds by the vendor's id", async () => {
    office = await openOffice();
    const known = office.vendor.backOffice.customer('hubspot:90412277');
    expect(await found({ customerId: known?.id })).toMatchObject([{ id: known?.id }]);
  });

  test('finds nobody when the two ids belong to different customers', async () => {
    office = await openOffice();
    const customerId = office.vendor.backOffice.customer('hubspot:90412277')?.id;
    expect(await found({ customerId, externalId: 'internal:customer/42' })).toEqual([]);
    expect(await found({ customerId, externalId: 'hubspot:90412277' })).toHaveLength(1);
  });

  test.each(['ignore', 'match'] as const)(
    'makes no call without an id (blank filters: %s)',
    async (blankFilter) => {
      office = await openOffice({ switches: { blankFilter } });
      expect(await found({})).toEqual([]);
      expect(await found({ externalId: ' ', customerId: '' })).toEqual([]);
      expect(office.vendor.journal.entries).toHaveLength(0);
    },
  );

  test.each([
    { externalId: 'hubspot:nobody' },
    { externalId: 'HUBSPOT:90412277' },
    { customerId: '3f2a9c1e-7b54-4d0a-9a3e-5c1f0b7d2e88' },
  ])('returns nothing for %j', async (input) => {
    office = await openOffice();
    expect(await found(input)).toEqual([]);
  });

  test("does not find another organisation's customer", async () => {
    office = await openOffice();
    const { backOffice } = office.vendor;
    const [stranger] = backOffice.of(SECOND_ORGANISATION).customers();
    expect(stranger).toBeDefined();
    expect(await found({ customerId: stranger?.id })).toEqual([]);
  });

  test.each(['a/b?c#d', '../x', 'ünï cödé %2F'])(
    'carries the id %s in one piece',
    async (externalId) => {
      office = await openOffice();
      const id = office.vendor.backOffice.addCustomer({
        fullName: 'Odd Id',
        email: 'odd.id@example.org',
        externalId,
      });
      expect(await found({ externalId })).toMatchObject([{ id }]);
      expect(await found({ customerId: externalId })).toMatchObject([{ id }]);
    },
  );

  test.each(['.', '..', '\ud800'])(
    'refuses the id %j, which no URL can carry',
    async (customerId) => {
      office = await openOffice();
      expect((await failureOf(found({ customerId }))).kind).toBe('halted');
      expect(office.vendor.journal.entries).toHaveLength(0);
    },
  );
});

describe('find or create', () => {
  const person = {
    externalId: 'hubspot:6001',
    fullName: 'Teuila Sione',
    email: 'teuila.sione@example.org',
  };

  test('takes two calls for a new person and one for a known one', async () => {
    office = await openOffice();
    const created = await office.zapier.findOrCreate('find_customer', person);
    expect(created.apiCalls).toHaveLength(2);
    const again = await office.zapier.findOrCreate('find_customer', person);
    expect(again).toMatchObject({ wasFound: true, results: { id: created.results.id } });
    expect(again.apiCalls).toHaveLength(1);
  });
});
