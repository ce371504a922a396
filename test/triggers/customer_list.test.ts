import { afterEach, expect, test } from '@jest/globals';
import { type Office, openOffice } from '../support.ts';

let office: Office;
afterEach(() => office.close());

test('the dropdown pages through all customers and then ends', async () => {
  office = await openOffice({ seed: false });
  for (let n = 0; n < 230; n += 1) {
    office.vendor.backOffice.addCustomer({ fullName: `Person ${n}`, email: `p${n}@example.org` });
  }
  const ids = new Set<unknown>();
  for (const size of [100, 100, 30, 0]) {
    const page = ids.size / 100;
    const { results } = await office.zapier.dropdown('customer_list', Math.ceil(page));
    expect(results).toHaveLength(size);
    for (const { id } of results) ids.add(id);
  }
  expect(ids.size).toBe(230);
});

test('a customer without a name is listed by e-mail address or id', async () => {
  office = await openOffice({ seed: false });
  const { backOffice } = office.vendor;
  const id = backOffice.addCustomer({ fullName: 'Nameless', email: 'nameless@example.org' });
  backOffice.dropField(id, 'full_name');
  const { results } = await office.zapier.dropdown('customer_list', 0);
  expect(results).toEqual([{ id, label: 'nameless@example.org' }]);
});

test('two customers of one name are told apart by their e-mail addresses', async () => {
  office = await openOffice({ seed: false });
  for (const email of ['john.a@example.org', 'john.b@example.org'])
    office.vendor.backOffice.addCustomer({ fullName: 'John Smith', email });
  const { results } = await office.zapier.dropdown('customer_list', 0);
  expect(results.map(({ label }) => label).sort()).toEqual([
    'John Smith (john.a@example.org)',
    'John Smith (john.b@example.org)',
  ]);
});
