import { defineTrigger } from 'zapier-platform-core';
import { customerList, perform } from '../api.ts';
import { dropdownPage } from '../kit/dropdown.ts';
import { outputFields } from '../kit/fields.ts';
import { customerSample, customerSchema } from '../records/customer.ts';

const performPage = perform('trigger', async (send, bundle, z) => {
  const customers = await dropdownPage(customerList(send), bundle, z);
  return customers.map((customer) => ({
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
