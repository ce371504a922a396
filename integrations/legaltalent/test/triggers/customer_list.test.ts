import { afterEach, expect, test } from '@jest/globals';
import { addMany, type Office, openOffice } from '../support.ts';

let office: Office;
afterEach(() => office.close());

test.each(['page', 'cursor'] as const)(
  'the dropdown pages through all customers and then ends (%s)',
  async (listShape) => {
    office = await openOffice({ seed: false, switches: { listShape } });
    addMany(office.vendor, 230);
    const ids = new Set<unknown>();
    for (const [page, size] of [100, 100, 30, 0].entries()) {
      const { results, apiCalls } = await office.zapier.dropdown('customer_list', page);
      expect(results).toHaveLength(size);
      expect(apiCalls.filter(({ url }) => url.startsWith(office.vendor.url))).toHaveLength(
        size > 0 ? 1 : 0,
      );
      for (const { id } of results) ids.add(id);
    }
    expect(ids.size).toBe(230);
  },
);

test('a customer without a name is listed by client id, or by id', async () => {
  office = await openOffice({ seed: false });
  const { backOffice } = office.vendor;
  backOffice.addCustomerBySession('app-7');
  const id = backOffice.addCustomer({ name: null });
  const { results } = await office.zapier.dropdown('customer_list', 0);
  expect(results.map(({ label }) => label).sort()).toEqual(['app-7', id].sort());
});
