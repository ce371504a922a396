import { defineSearch } from 'zapier-platform-core';
import { getAmlStatus, perform, throttle } from '../api.ts';
import { onFirstUse } from '../kit/records/on_first_use.ts';
import { returned } from '../kit/steps/definition.ts';
import { fieldsOf, required, schemaOf } from '../kit/steps/described_input.ts';
import { readInput } from '../kit/steps/input.ts';
import { found } from '../kit/steps/perform.ts';
import { amlBlockSchema, customerSample } from '../records/customer.ts';
import * as customer from '../records/customer_input.ts';

const inputs = { customerId: required(customer.customerId) };

const inputFields = fieldsOf(inputs);

const inputSchema = onFirstUse(() => schemaOf(inputs));

const performSearch = perform('search', async (send, bundle) => {
  const { customerId } = readInput(inputSchema(), inputFields, bundle);
  return found(await getAmlStatus(send, customerId));
});

export default defineSearch({
  key: 'find_aml_status',
  noun: 'AML Status',
  display: {
    label: 'Find AML Status',
    description:
      'Finds the AML result of a customer by Customer ID or External ID. Use it to branch on the result where the rest of the customer is not needed: a key with the scope `aml:read` alone will do. Returns the status, the flags and the times of the last screening and review, or nothing when there is no such customer.',
  },
  operation: {
    inputFields,
    perform: performSearch,
    throttle,
    ...returned(amlBlockSchema, customerSample.aml),
  },
});
