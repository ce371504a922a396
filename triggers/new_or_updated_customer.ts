import { defineTrigger } from 'zapier-platform-core';
import { listCustomers, perform } from '../api.ts';
import { outputFields } from '../kit/fields.ts';
import { readInput } from '../kit/input.ts';
import { poll } from '../kit/polling.ts';
import { customerSample, customerSchema } from '../records/customer.ts';
import { filterFields, filterSchema, passes } from '../records/customer_filters.ts';

const performPoll = perform(async (send, step) => {
  const filters = readInput(filterSchema, filterFields, step);
  const customers = await poll(
    {
      replicationKey: 'updated_at',
      list: ({ updatedSince, limit, cursor }) =>
        listCustomers(send, {
          status: filters.kycStatus,
          aml_status: filters.amlStatus,
          updated_since: updatedSince,
          limit,
          cursor,
        }),
    },
    step.meta,
  );
  return customers.filter((customer) => passes(customer, filters));
});

export default defineTrigger({
  key: 'new_or_updated_customer',
  noun: 'customer',
  display: {
    label: 'New or Updated Customer',
    description:
      'Triggers when a customer is added, or when anything about a customer changes: details, KYC status or AML status.',
  },
  operation: {
    type: 'polling',
    inputFields: filterFields,
    perform: performPoll,
    outputFields: outputFields(customerSchema, ['id', 'updated_at']),
    sample: customerSample,
  },
});
