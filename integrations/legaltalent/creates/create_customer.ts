import { defineCreate } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { matching, optionalText, readInput, requiredText } from '../../../kit/steps/input.ts';
import { oneRunPer } from '../../../kit/steps/throttle.ts';
import { perform, throttle } from '../api.ts';
import { createCustomer } from '../api_writes.ts';
import { customerOutput } from '../records/customer.ts';
import {
  clientIdField,
  customerChoice,
  detailFields,
  detailShape,
  nameField,
} from '../records/customer_input.ts';

const inputFields = [{ ...nameField, required: true }, clientIdField, ...detailFields];

const inputSchema = onFirstUse(() =>
  z.object({ name: requiredText(255), clientId: optionalText(255), ...detailShape() }),
);

// By a name alone the search finds nobody: each run would create one more.
const afterSearchSchema = onFirstUse(() =>
  z.object({
    clientId: requiredText(255),
    customerId: optionalText(255).check(
      matching(/^$/, 'must be blank for a new customer, as LegalTalent makes it'),
    ),
  }),
);

const performCreate = perform('create', async (send, bundle) => {
  const isAfterSearch = bundle.meta?.withSearch !== undefined;
  if (isAfterSearch) readInput(afterSearchSchema(), [clientIdField, customerChoice], bundle);
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
