import { defineTrigger } from 'zapier-platform-core';
import { createdAt } from '../../../kit/lists/instants.ts';
import { pollWholeList } from '../../../kit/lists/poll_whole_list.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { readInput } from '../../../kit/steps/input.ts';
import { customerList, perform } from '../api.ts';
import { type ListItem, listItem, sampleItem } from '../records/customer.ts';
import {
  filtersFor,
  isInOneOf,
  isOfType,
  statusFields,
  statusSchema,
} from '../records/customer_filters.ts';

const dedupeKey = ['id', 'status'] as const;

const performPoll = perform('trigger', async (send, bundle) => {
  const { statuses, type } = readInput(statusSchema(), statusFields, bundle);
  const isEvent = (customer: ListItem) => isInOneOf(statuses, customer) && isOfType(type, customer);
  const lists = filtersFor(statuses, type).map((filters) => customerList(send, 'list', filters));
  return pollWholeList({ lists, instantOf: createdAt, isEvent, dedupeKey }, bundle.meta);
});

export default defineTrigger({
  key: 'customer_status_changed',
  noun: 'customer',
  display: {
    label: 'Customer Status Changed',
    description:
      'Triggers when a customer reaches one of the chosen statuses, such as Frozen. Use it to alert staff when a customer needs them. It fires once for each customer and status, and never for a status that the customer had when the Zap was switched on: who is frozen, then active, then frozen again fires for Frozen once, as long as the Zap is on, as Bultra does not say when a status changed. Works for up to 5,000 customers in these statuses. Returns ID, type, status and e-mail address.',
  },
  operation: {
    type: 'polling',
    inputFields: statusFields,
    perform: performPoll,
    ...returned(listItem, sampleItem, dedupeKey),
  },
});
