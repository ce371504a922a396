import { defineInputFields, defineSearch } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { findByExternalId, getCustomer, perform, throttle } from '../api.ts';
import type { Send } from '../kit/http/send.ts';
import { outputFields } from '../kit/records/fields.ts';
import { onFirstUse } from '../kit/records/on_first_use.ts';
import { optionalText, readInput } from '../kit/steps/input.ts';
import { found } from '../kit/steps/perform.ts';
import { type Customer, customerSample, customerSchema } from '../records/customer.ts';

const inputFields = defineInputFields([
  {
    key: 'externalId',
    label: 'External ID',
    type: 'string',
    helpText:
      'The ID of this person in your CRM, exactly as it was sent, such as `hubspot:90412277`.',
  },
  {
    key: 'customerId',
    label: 'Customer ID',
    type: 'string',
    dynamic: 'customer_list.id.label',
    helpText:
      'The ID that Instant Compliance gave, such as `5b0c7a52-9f1e-4c86-8d0b-2f6a1e4c9d37`. With both IDs filled in, both must belong to the same customer.',
  },
]);

const inputSchema = onFirstUse(() =>
  z.object({
    externalId: optionalText(255),
    customerId: optionalText(255),
  }),
);

type Wanted = z.output<ReturnType<typeof inputSchema>>;

const wantedCustomer = async (
  send: Send,
  { externalId, customerId }: Wanted,
): Promise<Customer | null> => {
  if (customerId === undefined) {
    return externalId === undefined ? null : findByExternalId(send, externalId);
  }
  const customer = await getCustomer(send, customerId);
  const isWanted = externalId === undefined || customer?.external_id === externalId;
  return isWanted ? customer : null;
};

const performSearch = perform('search', async (send, bundle) => {
  return found(await wantedCustomer(send, readInput(inputSchema(), inputFields, bundle)));
});

export default defineSearch({
  key: 'find_customer',
  noun: 'Customer',
  display: {
    label: 'Find Customer',
    description:
      'Finds a customer by External ID or Customer ID. Use it before a step that needs the customer, or with "create if not found" to be sure that there is one. Returns the customer with KYC status and AML result, or nothing when there is none.',
  },
  operation: {
    inputFields,
    perform: performSearch,
    throttle,
    outputFields: outputFields(customerSchema),
    sample: customerSample,
  },
});
