import { defineCreate, defineInputFields } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { perform, upsertCustomer } from '../api.ts';
import { outputFields } from '../kit/fields.ts';
import { idempotencyKey } from '../kit/idempotency.ts';
import {
  optionalAnswer,
  optionalChoice,
  optionalIdempotencyKey,
  optionalText,
  readInput,
  requiredEmail,
  requiredText,
} from '../kit/input.ts';
import { CUSTOMER_TYPES, customerSample, customerSchema } from '../records/customer.ts';

const inputFields = defineInputFields([
  {
    key: 'externalId',
    label: 'External ID',
    type: 'string',
    helpText:
      'The ID of this person in your CRM, which finds the same customer again each time. Use one that never changes, with the name of the CRM in front, such as `hubspot:90412277`. An e-mail address makes a poor ID. At most 255 characters.',
  },
  {
    key: 'fullName',
    label: 'Full Name',
    type: 'string',
    required: true,
    helpText: 'First and last name, at most 255 characters. Fixed once the customer is verified.',
  },
  {
    key: 'email',
    label: 'Email',
    type: 'string',
    required: true,
    helpText:
      'Finds an existing customer when no External ID does. Fixed once the customer is verified.',
  },
  {
    key: 'type',
    label: 'Customer Type',
    type: 'string',
    choices: CUSTOMER_TYPES,
    helpText: 'Left blank, a new customer is an individual and an existing one stays as it is.',
  },
  {
    key: 'phone',
    label: 'Phone',
    type: 'string',
    helpText: 'With the country code, such as `+61491570156`. At most 32 characters.',
  },
  {
    key: 'isNewCustomer',
    label: 'Is a New Customer',
    type: 'boolean',
    helpText: 'Answers a risk question ahead of your staff. Leave blank for "not answered".',
  },
  {
    key: 'isDesignatedService',
    label: 'Receives a Designated Service',
    type: 'boolean',
    helpText: 'Answers a risk question ahead of your staff. Leave blank for "not answered".',
  },
  {
    key: 'handlesCashOrCrypto',
    label: 'Handles Cash or Crypto',
    type: 'boolean',
    helpText: 'Answers a risk question ahead of your staff. Leave blank for "not answered".',
  },
  {
    key: 'idempotencyKey',
    label: 'Idempotency Key',
    type: 'string',
    helpText:
      'Leave blank: this app makes repeats safe by itself. A key of your own must be different for each change and is remembered for 24 hours.',
  },
]);

const inputSchema = z.object({
  externalId: optionalText(255),
  fullName: requiredText(255),
  email: requiredEmail(255),
  type: optionalChoice(CUSTOMER_TYPES),
  phone: optionalText(32),
  isNewCustomer: optionalAnswer(),
  isDesignatedService: optionalAnswer(),
  handlesCashOrCrypto: optionalAnswer(),
  idempotencyKey: optionalIdempotencyKey(),
});

const performUpsert = perform((send, step) => {
  const input = readInput(inputSchema, inputFields, step);
  const { externalId, fullName, email, type, phone } = input;
  const { isNewCustomer, isDesignatedService, handlesCashOrCrypto } = input;
  const risk = { isNewCustomer, isDesignatedService, handlesCashOrCrypto };
  const values = { externalId, fullName, email, type, phone, risk };
  return upsertCustomer(send, values, idempotencyKey(input.idempotencyKey));
});

export default defineCreate({
  key: 'upsert_customer',
  noun: 'Customer',
  display: {
    label: 'Create or Update Customer',
    description:
      'Creates a customer, or updates the one with the same External ID or e-mail address. Blank fields leave what is there. Returns the customer and whether it was created or updated. It starts no verification and costs no credits.',
  },
  operation: {
    inputFields,
    perform: performUpsert,
    outputFields: [
      ...outputFields(customerSchema),
      { key: 'outcome', label: 'Outcome', type: 'string' },
    ],
    sample: { ...customerSample, outcome: 'created' },
  },
});
