import { defineTrigger } from 'zapier-platform-core';
import { dropdownPage } from '../../../kit/dropdown.ts';
import { outputFields } from '../../../kit/fields.ts';
import { customerList } from '../api.ts';
import { perform } from '../api_call.ts';
import { listItem, sampleItem } from '../records/customer.ts';

const performPage = perform('trigger', async (send, bundle, z) => {
  const customers = await dropdownPage(customerList(send, 'find'), bundle, z);
  return customers.map((customer) => ({ ...customer, label: customer.email ?? customer.id }));
});

export default defineTrigger({
  key: 'customer_list',
  noun: 'customer',
  display: {
    label: 'Customers to Choose From',
    description: 'Triggers when a step asks for a customer.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    perform: performPage,
    canPaginate: true,
    outputFields: outputFields(listItem),
    sample: { ...sampleItem, label: sampleItem.email },
  },
});
