import { defineCreate } from 'zapier-platform-core';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { fieldsOf, schemaOf } from '../../../kit/steps/described_input.ts';
import { readInput, requireChange } from '../../../kit/steps/input.ts';
import { perform } from '../api.ts';
import { updateCustomer } from '../api_writes.ts';
import { customerOutput } from '../records/customer.ts';
import { customerId, details, name } from '../records/customer_input.ts';
import { brakes } from '../throttle.ts';

const inputs = { customerId, name, ...details };
const inputFields = fieldsOf(inputs);
const inputSchema = onFirstUse(() => schemaOf(inputs));

const performUpdate = perform('create', async (send, bundle) => {
  const { customerId, ...values } = readInput(inputSchema(), inputFields, bundle);
  requireChange(values);
  return updateCustomer(send, customerId, values);
});

export default defineCreate({
  key: 'update_customer',
  noun: 'Customer',
  display: {
    label: 'Update Customer',
    description:
      'Updates a customer by Customer ID. Use it when details change in your CRM: blank fields leave what is there, and the Client ID stays. Returns the whole customer.',
  },
  operation: { inputFields, perform: performUpdate, ...customerOutput, ...brakes },
});
