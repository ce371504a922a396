import { defineTrigger } from 'zapier-platform-core';
import { createdAt } from '../../../kit/lists/instants.ts';
import { pollWholeList } from '../../../kit/lists/poll_whole_list.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { readInput } from '../../../kit/steps/input.ts';
import { customerList, perform } from '../api.ts';
import { type ListItem, listItem, sampleItem } from '../records/customer.ts';
import { isOfType, typeFields, typeSchema } from '../records/customer_filters.ts';

const performPoll = perform('trigger', async (send, bundle) => {
  const filters = readInput(typeSchema(), typeFields, bundle);
  const lists = [customerList(send, 'list', filters)];
  const isEvent = (customer: ListItem) => isOfType(filters.type, customer);
  return pollWholeList({ lists, instantOf: createdAt, isEvent }, bundle.meta);
});

export default defineTrigger({
  key: 'new_customer',
  noun: 'customer',
  display: {
    label: 'New Customer',
    description:
      'Triggers when there is a new customer, which is when Bultra approves an application. Use it to welcome customers or to open a file for them. Works for up to 5,000 customers of the chosen type. Returns ID, type, status and e-mail address; a Find Customer step adds the rest.',
  },
  operation: {
    type: 'polling',
    inputFields: typeFields,
    perform: performPoll,
    ...returned(listItem, sampleItem, ['id']),
  },
});
