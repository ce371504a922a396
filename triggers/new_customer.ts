import { defineTrigger } from 'zapier-platform-core';
import { filteredList, perform } from '../api.ts';
import { createdAt } from '../kit/lists/instants.ts';
import { poll } from '../kit/lists/poll_changes.ts';
import { outputFields } from '../kit/records/fields.ts';
import { readInput } from '../kit/steps/input.ts';
import { customerSample, customerSchema } from '../records/customer.ts';
import { filterFields, filterSchema, passes } from '../records/customer_filters.ts';

const performPoll = perform('trigger', (send, bundle) => {
  const filters = readInput(filterSchema(), filterFields, bundle);
  // Who was added before the switch-on stays known, also when a filter fits only later.
  const isFilling = bundle.meta?.isPopulatingDedupe === true;
  return poll(
    {
      list: filteredList(send, isFilling ? {} : filters),
      replicationKey: 'updated_at',
      orderedBy: 'created_at',
      settlingMs: () => 0,
      isWanted: (customer) => isFilling || passes(customer, filters),
      // An old customer whom somebody edits today is not new. A record whose creation time cannot
      // be read counts as new.
      isNews: (customer, since) => (createdAt(customer) ?? since) >= since,
      // With a filter a later poll has less to read, so it may reach back further than the switch-on.
      remembersDay: filters.kycStatus !== undefined || filters.amlStatus !== undefined,
    },
    bundle.meta,
  );
});

export default defineTrigger({
  key: 'new_customer',
  noun: 'customer',
  display: {
    label: 'New Customer',
    description:
      'Triggers when a customer is added, by staff, an import or an integration such as Zapier. Later changes of the customer do not fire it. Use it to welcome or to file new people; for a status that is reached later, use the status triggers. Returns the whole customer.',
  },
  operation: {
    type: 'polling',
    inputFields: filterFields,
    perform: performPoll,
    outputFields: outputFields(customerSchema, ['id']),
    sample: customerSample,
  },
});
