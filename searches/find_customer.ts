import { defineSearch } from 'zapier-platform-core';
import type * as z from 'zod/mini';
import { findByExternalId, getCustomer, perform, throttle } from '../api.ts';
import type { Send } from '../kit/http/send.ts';
import { onFirstUse } from '../kit/records/on_first_use.ts';
import { returned } from '../kit/steps/definition.ts';
import { fieldsOf, schemaOf } from '../kit/steps/described_input.ts';
import { readInput } from '../kit/steps/input.ts';
import { found } from '../kit/steps/perform.ts';
import { type Customer, customerSample, customerSchema } from '../records/customer.ts';
import { customerIdToFind, externalIdToFind } from '../records/customer_input.ts';

const inputs = { externalId: externalIdToFind, customerId: customerIdToFind };

const inputFields = fieldsOf(inputs);

const inputSchema = onFirstUse(() => schemaOf(inputs));

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
    ...returned(customerSchema, customerSample),
  },
});
