import { defineTrigger } from 'zapier-platform-core';
import { filteredList, perform } from '../api.ts';
import { keyTime } from '../kit/lists/instants.ts';
import { poll } from '../kit/lists/poll_changes.ts';
import { outputFields, record, time } from '../kit/records/fields.ts';
import { readInput } from '../kit/steps/input.ts';
import { type Customer, customerSample, customerSchema } from '../records/customer.ts';
import { filterFields, filterSchema, passes } from '../records/customer_filters.ts';

// `updated_at` passes through as the vendor writes it, which may change: the key must not.
const changeSchema = record({ ...customerSchema.def.shape, changed_at: time('Changed At') });

const changeEvent = (customer: Customer) => ({
  ...customer,
  changed_at: keyTime(customer.updated_at),
});

const performPoll = perform('trigger', async (send, bundle) => {
  const filters = readInput(filterSchema(), filterFields, bundle);
  const customers = await poll(
    {
      list: filteredList(send, filters),
      replicationKey: 'updated_at',
      isWanted: (customer) => passes(customer, filters),
      // Customers may leave a filter in thousands: a later poll would then reach back further.
      remembersDay: filters.kycStatus !== undefined || filters.amlStatus !== undefined,
    },
    bundle.meta,
  );
  return customers.map(changeEvent);
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
    outputFields: outputFields(changeSchema, ['id', 'changed_at']),
    sample: changeEvent(customerSample),
  },
});
