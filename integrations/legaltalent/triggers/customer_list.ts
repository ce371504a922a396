import { defineTrigger } from 'zapier-platform-core';
import { choiceOutput, dropdownPage, nameWith } from '../../../kit/steps/dropdown.ts';
import { customerList, perform } from '../api.ts';
import { type Customer, customerSample } from '../records/customer.ts';

// A customer whom a session made has no name.
const labelOf = ({ name, client_id }: Customer) => nameWith(name, client_id);

const performPage = perform('editor', (send, bundle, z) =>
  dropdownPage(customerList(send), labelOf, bundle, z),
);

export default defineTrigger({
  key: 'customer_list',
  noun: 'customer',
  display: {
    label: 'Customers to Choose From',
    description: 'Triggers when the customers are listed for a field of a step.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    canPaginate: true,
    perform: performPage,
    ...choiceOutput({ id: customerSample.id, label: labelOf(customerSample) ?? '' }),
  },
});
