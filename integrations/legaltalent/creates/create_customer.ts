import { defineCreate } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { isBlank } from '../../../kit/steps/clean_text.ts';
import { fieldsOf, input, required, schemaOf } from '../../../kit/steps/described_input.ts';
import { type Form, readInput } from '../../../kit/steps/input.ts';
import { oneRunPer } from '../../../kit/steps/lock_and_throttle.ts';
import { perform, throttle } from '../api.ts';
import { createCustomer } from '../api_writes.ts';
import { customerOutput } from '../records/customer.ts';
import { clientId, customerChoice, details, name } from '../records/customer_input.ts';

const inputs = { name: required(name), clientId, ...details };
const inputFields = fieldsOf(inputs);
const inputSchema = onFirstUse(() => schemaOf(inputs));

const blank: Form<string> = {
  clean: (value) => (isBlank(value) ? undefined : value),
  schema: () => z.never('must be blank for a new customer, as LegalTalent makes it'),
};

// By a name alone the search finds nobody: each run would create one more.
const afterSearch = {
  clientId: required(clientId),
  customerId: input(blank, customerChoice.field),
};
const afterSearchFields = fieldsOf(afterSearch);
const afterSearchSchema = onFirstUse(() => schemaOf(afterSearch));

const performCreate = perform('create', async (send, bundle) => {
  const isAfterSearch = bundle.meta?.withSearch !== undefined;
  if (isAfterSearch) readInput(afterSearchSchema(), afterSearchFields, bundle);
  const values = readInput(inputSchema(), inputFields, bundle);
  return createCustomer(send, values, isAfterSearch);
});

const lock = oneRunPer('customer', 'name'); // no other field is surely filled in

export default defineCreate({
  key: 'create_customer',
  noun: 'Customer',
  display: {
    label: 'Create Customer',
    description:
      'Creates a customer, so that KYC sessions can be started for it. Use it for a person or business that is not in LegalTalent yet; it stops when the Client ID is taken. Returns the customer with its Customer ID.',
  },
  operation: { inputFields, perform: performCreate, ...customerOutput, throttle, lock },
});
