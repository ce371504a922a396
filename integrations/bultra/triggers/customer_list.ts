import { defineTrigger } from 'zapier-platform-core';
import { choiceOutput, dropdownPage } from '../../../kit/steps/dropdown.ts';
import { customerList, perform } from '../api.ts';
import { sampleItem } from '../records/customer.ts';

const performPage = perform('editor', (send, bundle, z) =>
  dropdownPage(customerList(send, 'find'), ({ email }) => email, bundle, z),
);

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
    canPaginate: true,
    perform: performPage,
    ...choiceOutput({ id: sampleItem.id, label: sampleItem.email }),
  },
});
