import { defineTrigger } from 'zapier-platform-core';
import { customerList, perform } from '../api.ts';
import { poll } from '../kit/lists/poll_changes.ts';
import { outputFields } from '../kit/records/fields.ts';
import { readInput } from '../kit/steps/input.ts';
import { customerSample, customerSchema } from '../records/customer.ts';
import { apiFilters, filterFields, filterSchema, passes } from '../records/customer_filters.ts';

const performPoll = perform('trigger', (send, bundle) => {
  const filters = readInput(filterSchema(), filterFields, bundle);
  return poll(
    {
      replicationKey: 'updated_at',
      list: customerList(send, apiFilters(filters)),
      isEvent: (customer) => passes(customer, filters),
    },
    bundle.meta,
  );
});

export default defineTrigger({
  key: 'new_or_updated_customer',
  noun: 'customer',
  display: {
    label: 'New or Updated Customer',
    description:
      'Triggers when a customer is added, or when anything about a customer changes: details, KYC status or AML status. Several changes between two checks fire once. Use it to keep a CRM in step; to act on a result, use the status triggers. Returns the whole customer in the latest state.',
  },
  operation: {
    type: 'polling',
    inputFields: filterFields,
    perform: performPoll,
    outputFields: outputFields(customerSchema, ['id', 'updated_at']),
    sample: customerSample,
  },
});
