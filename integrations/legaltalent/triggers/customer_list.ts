import { defineTrigger } from 'zapier-platform-core';
import { dropdownPage } from '../../../kit/dropdown.ts';
import { customerList, perform } from '../api.ts';
import { customerOutput } from '../records/customer.ts';

// A customer whom a session made has no name.
const performPage = perform('trigger', async (send, bundle, z) => {
  const customers = await dropdownPage(customerList(send), bundle, z);
  return customers.map((customer) => {
    const name = customer.name || customer.client_id || customer.id;
    return { ...customer, name };
  });
});

export default defineTrigger({
  noun: 'customer',
  key: 'customer_list',
  display: {
    label: 'Customers to Choose From',
    description: 'Triggers when the customers are listed for a field of a step.',
    hidden: true,
  },
  operation: { ...customerOutput, type: 'polling', canPaginate: true, perform: performPage },
});
