import { defineTrigger } from 'zapier-platform-core';
import { customerList, perform } from '../api.ts';
import { outputFields } from '../kit/fields.ts';
import { cursorOf } from '../kit/paging.ts';
import { PAGE_SIZE } from '../kit/whole_list.ts';
import { customerSample, customerSchema } from '../records/customer.ts';

// Zapier asks for page 0, 1, 2 …; its cursor store keeps where the last page ended.
const performPage = perform('trigger', async (send, bundle, z) => {
  const isFirst = !bundle.meta?.page;
  const cursor = isFirst ? undefined : await z.cursor.get();
  if (!isFirst && !cursor) return [];
  const page = await customerList(send)({ limit: PAGE_SIZE, cursor });
  await z.cursor.set(page.hasMore ? cursorOf(page, cursor) : '');
  return page.items.map((customer) => ({
    ...customer,
    full_name: customer.full_name ?? customer.email ?? customer.id,
  }));
});

export default defineTrigger({
  key: 'customer_list',
  noun: 'customer',
  display: {
    label: 'List of Customers',
    description: 'Triggers when a list of customers is shown to choose from.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    canPaginate: true,
    perform: performPage,
    outputFields: outputFields(customerSchema, ['id']),
    sample: customerSample,
  },
});
