import { defineTrigger } from 'zapier-platform-core';
import { customerList, perform } from '../api.ts';
import { instantOf, poll } from '../kit/lists/poll_changes.ts';
import { outputFields } from '../kit/records/fields.ts';
import { readInput } from '../kit/steps/input.ts';
import { customerSample, customerSchema } from '../records/customer.ts';
import { apiFilters, filterFields, filterSchema, passes } from '../records/customer_filters.ts';

const performPoll = perform('trigger', (send, bundle) => {
  const filters = readInput(filterSchema(), filterFields, bundle);
  // Who was added before the switch-on stays known, also when a filter fits only later.
  const isFilling = bundle.meta?.isPopulatingDedupe === true;
  return poll(
    {
      replicationKey: 'updated_at',
      list: customerList(send, isFilling ? {} : apiFilters(filters)),
      // An old customer whom somebody edits today comes back in the window, but is not new.
      isEvent: (customer, since) =>
        (isFilling || passes(customer, filters)) &&
        instantOf(customer.created_at, 'created_at') >= since,
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
