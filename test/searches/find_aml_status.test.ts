import { afterEach, expect, test } from '@jest/globals';
import { failureOf, type Office, openOffice } from '../support.ts';

let office: Office;
afterEach(() => office.close());

const find = async (customerId: unknown) =>
  (await office.zapier.search('find_aml_status', { customerId })).results;

test('finds the AML result with a key that has aml:read alone', async () => {
  office = await openOffice({ apiKey: ({ keys }) => keys.add({ scopes: ['aml:read'] }) });
  const results = await find('hubspot:90412277');
  expect(results).toMatchObject([{ status: 'NEEDS_REVIEW', flags: { pep: true } }]);
  expect(office.vendor.journal.entries).toHaveLength(1);
});

test.each(['schema', 'null', 'absent'] as const)(
  'always has every documented key (%s)',
  async (emptyKeys) => {
    office = await openOffice({ switches: { emptyKeys } });
    const id = office.vendor.backOffice.addCustomer({ fullName: 'Unscreened Person' });
    const [result] = await find(id);
    expect(result).toMatchObject({ status: 'NOT_SCREENED', screened_at: null });
    expect(Object.keys(Object(result?.flags))).toEqual([
      'pep',
      'sanctions',
      'adverse_media',
      'terrorism',
    ]);
  },
);

test('finds nothing for an unknown customer', async () => {
  office = await openOffice();
  expect(await find('hubspot:404')).toEqual([]);
});

test('asks for a customer, and names the scope that a key lacks', async () => {
  office = await openOffice({ apiKey: ({ keys }) => keys.add({ scopes: ['customers:read'] }) });
  expect((await failureOf(find(''))).message).toBe('Customer is required.');
  expect((await failureOf(find('hubspot:90412277'))).message).toContain('aml:read');
});
