import { defineCreate } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { optionalText, readInput, requireChange, requiredText } from '../../../kit/steps/input.ts';
import { onePerCustomer, perform } from '../api.ts';
import { updateCustomer } from '../api_writes.ts';
import { customerOutput } from '../records/customer.ts';
import {
  customerIdField,
  detailFields,
  detailShape,
  nameField,
} from '../records/customer_input.ts';

const inputFields = [customerIdField, nameField, ...detailFields];

const inputSchema = onFirstUse(() =>
  z.object({ customerId: requiredText(255), name: optionalText(255), ...detailShape() }),
);

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
  operation: { inputFields, perform: performUpdate, ...customerOutput, ...onePerCustomer },
});
