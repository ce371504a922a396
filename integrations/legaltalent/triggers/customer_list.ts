import { defineTrigger } from 'zapier-platform-core';
import { choiceOutput, dropdownPage } from '../../../kit/dropdown.ts';
import { customerList, perform } from '../api.ts';
import { customerSample } from '../records/customer.ts';

// A customer whom a session made has no name.
const performPage = perform('trigger', (send, bundle, z) =>
  dropdownPage(customerList(send), ({ name, client_id }) => name || client_id, bundle, z),
);

export default defineTrigger({
  noun: 'customer',
  key: 'customer_list',
  display: {
    label: 'Customers to Choose From',
    description: 'Triggers when the customers are listed for a field of a step.',
    hidden: true,
  },
  operation: {
    canPaginate: true,
    type: 'polling',
    perform: performPage,
    ...choiceOutput({ id: customerSample.id, label: customerSample.name }),
  },
});
