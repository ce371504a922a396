import { defineTrigger } from 'zapier-platform-core';
import { customerList, perform } from '../api.ts';
import { choiceOutput, dropdownPage, nameWith } from '../kit/steps/dropdown.ts';
import { type Customer, customerSample } from '../records/customer.ts';

const labelOf = ({ full_name, email }: Customer) => nameWith(full_name, email);

const performPage = perform('editor', (send, bundle, z) =>
  dropdownPage(customerList(send), labelOf, bundle, z),
);

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
    ...choiceOutput({ id: customerSample.id, label: labelOf(customerSample) ?? '' }),
  },
});
