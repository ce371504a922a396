import { defineCreate, defineInputFields } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { perform, throttle } from '../api.ts';
import { upsertCustomer } from '../api_writes.ts';
import { outputFields } from '../kit/records/fields.ts';
import { onFirstUse } from '../kit/records/on_first_use.ts';
import { idempotencyKey } from '../kit/steps/idempotency.ts';
import {
  optionalChoice,
  optionalIdempotencyKey,
  optionalText,
  readInput,
  requiredEmail,
  requiredText,
} from '../kit/steps/input.ts';
import { oneRunPer } from '../kit/steps/throttle.ts';
import { CUSTOMER_TYPES, customerSample } from '../records/customer.ts';
import { riskFields, riskGroup, riskShape } from '../records/risk_answers.ts';
import { idempotencyField, writtenSchema } from '../records/written_customer.ts';

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
    helpText:
      'First and last name, such as `Priya Raman`, at most 255 characters. Fixed once the customer is verified.',
  },
  {
    key: 'email',
    label: 'Email',
    type: 'string',
    required: true,
    helpText:
      'An address such as `priya@example.org`. It finds an existing customer when no External ID does. Fixed once the customer is verified.',
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
  ...riskFields,
  idempotencyField,
]);

const inputSchema = onFirstUse(() =>
  z.object({
    externalId: optionalText(255),
    fullName: requiredText(255),
    email: requiredEmail(255),
    type: optionalChoice(CUSTOMER_TYPES),
    phone: optionalText(32),
    ...riskShape,
    idempotencyKey: optionalIdempotencyKey(),
  }),
);

const performUpsert = perform('create', async (send, bundle) => {
  const { idempotencyKey: ownKey, ...input } = readInput(inputSchema(), inputFields, bundle);
  const { isNewCustomer, isDesignatedService, handlesCashOrCrypto, ...values } = input;
  const risk = { isNewCustomer, isDesignatedService, handlesCashOrCrypto };
  return upsertCustomer(send, { ...values, risk }, idempotencyKey(ownKey));
});

export default defineCreate({
  key: 'upsert_customer',
  noun: 'Customer',
  display: {
    label: 'Create or Update Customer',
    description:
      'Creates a customer, or updates the one with the same External ID or e-mail address. Use it whenever a contact is added or changed in your CRM; running it again makes no second customer. Blank fields leave what is there. It starts no verification and costs no credits. Returns the customer and whether it was created or updated.',
  },
  operation: {
    inputFields,
    inputFieldGroups: [riskGroup],
    perform: performUpsert,
    lock: oneRunPer('customer', 'email'),
    throttle,
    outputFields: outputFields(writtenSchema),
    sample: { ...customerSample, outcome: 'created' },
  },
});
