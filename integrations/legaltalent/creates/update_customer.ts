import { defineCreate } from 'zapier-platform-core';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { allKeptWhenBlank, fieldsOf, schemaOf } from '../../../kit/steps/described_input.ts';
import { areBlank, readInput } from '../../../kit/steps/input.ts';
import { onePerCustomer, perform } from '../api.ts';
import { unchangedCustomer, updateCustomer } from '../api_writes.ts';
import { updatedOutput } from '../records/customer.ts';
import { customerId, details, name } from '../records/customer_input.ts';

const inputs = { customerId, ...allKeptWhenBlank({ name, ...details }) };
const inputFields = fieldsOf(inputs);
const inputSchema = onFirstUse(() => schemaOf(inputs));

const performUpdate = perform('create', async (send, bundle) => {
  const { customerId, ...values } = readInput(inputSchema(), inputFields, bundle);
  if (areBlank(values))
    return { ...(await unchangedCustomer(send, customerId)), outcome: 'unchanged' };
  return { ...(await updateCustomer(send, customerId, values)), outcome: 'updated' };
});

export default defineCreate({
  key: 'update_customer',
  noun: 'Customer',
  display: {
    label: 'Update Customer',
    description:
      'Updates a customer by Customer ID. Use it when details change in your CRM: blank fields leave what is there, and the Client ID stays. With all of them blank nothing changes, and Outcome is `unchanged`. Returns the whole customer.',
  },
  operation: { inputFields, perform: performUpdate, ...updatedOutput, ...onePerCustomer },
});
