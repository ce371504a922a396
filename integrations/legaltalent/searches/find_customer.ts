import { defineSearch } from 'zapier-platform-core';
import type { Send } from '../../../kit/http/send.ts';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { fieldsOf, schemaOf } from '../../../kit/steps/described_input.ts';
import { readInput } from '../../../kit/steps/input.ts';
import { found } from '../../../kit/steps/perform.ts';
import { findByClientId, getCustomer, perform, throttle } from '../api.ts';
import { customerOutput } from '../records/customer.ts';
import { clientId, customerChoice } from '../records/customer_input.ts';

const inputs = { clientId, customerId: customerChoice };
const inputFields = fieldsOf(inputs);
const inputSchema = onFirstUse(() => schemaOf(inputs));

const wantedCustomer = async (send: Send, clientId?: string, customerId?: string) => {
  if (customerId !== undefined) {
    const customer = await getCustomer(send, customerId);
    return clientId === undefined || customer?.client_id === clientId ? customer : null;
  }
  return clientId === undefined ? null : findByClientId(send, clientId);
};

const performSearch = perform('search', async (send, bundle) => {
  const { clientId, customerId } = readInput(inputSchema(), inputFields, bundle);
  return found(await wantedCustomer(send, clientId, customerId));
});

export default defineSearch({
  key: 'find_customer',
  noun: 'Customer',
  display: {
    label: 'Find Customer',
    description:
      'Finds one customer by Client ID or Customer ID; with both filled in, both must belong to the same customer. Use it to get the Customer ID that other steps need. Returns the customer, or nothing when there is none.',
  },
  operation: { inputFields, perform: performSearch, ...customerOutput, throttle },
});
