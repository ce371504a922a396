import { afterEach, describe, expect, test } from '@jest/globals';
import { guideText } from '../../../../test/docs/guide_text.ts';
import { addMany, failureOf, type Office, type OfficeOptions, openOffice } from '../support.ts';

let office: Office;
afterEach(() => office.close());

const search = async (input: Record<string, unknown>, options?: OfficeOptions) => {
  office ??= await openOffice(options);
  return office.zapier.search('find_customer', input);
};
const found = async (input: Record<string, unknown>) => (await search(input)).results;

describe('finding a customer', () => {
  test.each(['exact', 'ignored', 'rejected'] as const)(
    'finds by exact client id (filter: %s)',
    async (clientIdFilter) => {
      office = await openOffice({ switches: { clientIdFilter } });
      const run = await search({ clientId: 'shop/558' });
      expect(run.results).toMatchObject([
        { client_id: 'shop/558', name: 'Meridiano Pagos S.A.S.' },
      ]);
      expect(run.apiCalls).toHaveLength(clientIdFilter === 'rejected' ? 3 : 1); // the limit is tried to be left out first
      expect(await found({ clientId: 'SHOP/558' })).toEqual([]);
      expect(await found({ clientId: 'shop' })).toEqual([]);
    },
  );

  test.each(['meta', 'context', 'none'] as const)('finds by customer id (%s)', async (envelope) => {
    office = await openOffice({ switches: { envelope } });
    const { customer_id: customerId } = office.vendor.backOffice.customer('crm-20417');
    Object.assign(office.vendor.switches, { idKey: 'id' });
    const { results, apiCalls } = await search({ customerId });
    expect(results).toMatchObject([{ id: customerId, customer_id: customerId, country: 'UY' }]);
    expect(apiCalls).toHaveLength(1);
  });

  test('finds nobody when the two ids belong to different customers', async () => {
    office = await openOffice();
    const customerId = office.vendor.backOffice.customer('crm-20417').customer_id;
    expect(await found({ customerId, clientId: 'crm-20433' })).toEqual([]);
    expect(await found({ customerId, clientId: 'crm-20417' })).toHaveLength(1);
  });

  test('finds a deactivated customer', async () => {
    office = await openOffice();
    office.vendor.backOffice.deactivateCustomer('crm-20417');
    expect(await found({ clientId: 'crm-20417' })).toMatchObject([{ status: 'inactive' }]);
  });

  test('finds nobody by a Client ID that the page for the reviewer names', async () => {
    office = await openOffice();
    const named = [...guideText('review').matchAll(/"(review-\w+)"/g)].map(([, id]) => id);
    expect(named.length).toBeGreaterThan(3);
    for (const clientId of named) expect(await found({ clientId })).toEqual([]);
  });

  test('makes no call without an id', async () => {
    office = await openOffice();
    expect(await found({})).toEqual([]);
    expect(await found({ clientId: ' ', customerId: '' })).toEqual([]);
    expect(office.vendor.journal.entries).toHaveLength(0);
  });

  test('does not take a client id for a customer id', async () => {
    office = await openOffice();
    expect(await found({ customerId: 'crm-20417' })).toEqual([]);
  });

  test.each(['a/b?c#d', '../x', 'ünï cödé %2F', '{a}', 'a&client_id=b+c'])(
    'carries the id %s in one piece',
    async (clientId) => {
      office = await openOffice();
      const id = office.vendor.backOffice.addCustomer({ name: 'Odd Trading', clientId });
      expect(await found({ clientId })).toMatchObject([{ id }]);
      expect(await found({ customerId: clientId })).toEqual([]);
    },
  );

  test.each(['.', '..', '\ud800'])(
    'refuses the customer id %j, which no URL can carry',
    async (id) => {
      office = await openOffice();
      expect((await failureOf(found({ customerId: id }))).kind).toBe('halted');
      expect(office.vendor.journal.entries).toHaveLength(0);
    },
  );
});

describe('a list that cannot be asked for a client id', () => {
  test.each(['page', 'cursor'] as const)('is walked as far as needed (%s)', async (listShape) => {
    office = await openOffice({
      seed: false,
      switches: { listShape, clientIdFilter: 'ignored' },
    });
    addMany(office.vendor, 450);
    const near = await search({ clientId: 'many-420' });
    expect(near.results).toHaveLength(1);
    expect(near.apiCalls).toHaveLength(1);
    const far = await search({ clientId: 'many-120' });
    expect(far.results).toMatchObject([{ client_id: 'many-120' }]);
    expect(far.apiCalls).toHaveLength(4);
    expect(await found({ clientId: 'nobody-7' })).toEqual([]);
  });

  test.each(['ignored', 'rejected'] as const)(
    'is never said not to hold it when it is too long to be read (%s)',
    async (clientIdFilter) => {
      office = await openOffice({ seed: false, rateLimits: false, switches: { clientIdFilter } });
      addMany(office.vendor, 5_100);
      const failure = await failureOf(search({ clientId: 'many-5' }));
      expect(failure.kind).toBe('errored');
      expect(failure.message).toMatch(/too long.* to be searched in one step/);
      expect(await found({ clientId: 'many-200' })).toHaveLength(1);
    },
  );

  test('is never said not to hold it when no way to the rest is known', async () => {
    office = await openOffice({
      seed: false,
      switches: { listShape: 'bare', clientIdFilter: 'ignored' },
    });
    addMany(office.vendor, 150);
    expect(await found({ clientId: 'many-149' })).toHaveLength(1);
    const failure = await failureOf(search({ clientId: 'nobody' }));
    expect(failure.message).toContain('broke off before its end');
  });
});
