import { defineCreate, defineInputFields } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { perform, throttle } from '../api.ts';
import { type CustomerChange, updateCustomer, updateUnlessFrozen } from '../api_writes.ts';
import { outputFields } from '../kit/records/fields.ts';
import { onFirstUse } from '../kit/records/on_first_use.ts';
import { idempotencyKey } from '../kit/steps/idempotency.ts';
import {
  optionalAnswer,
  optionalChoice,
  optionalEmail,
  optionalIdempotencyKey,
  optionalText,
  readInput,
  requireChange,
  requiredText,
} from '../kit/steps/input.ts';
import { oneRunPer } from '../kit/steps/throttle.ts';
import { customerSample } from '../records/customer.ts';
import { customerIdField } from '../records/customer_id.ts';
import { riskFields, riskGroup, riskShape } from '../records/risk_answers.ts';
import { idempotencyField, writtenSchema } from '../records/written_customer.ts';

const WHEN_VERIFIED = {
  stop: 'Stop with an error and change nothing',
  skip_frozen: 'Leave Full Name and Email out, change the rest',
};

const inputFields = defineInputFields([
  { ...customerIdField, required: true },
  {
    key: 'fullName',
    label: 'Full Name',
    type: 'string',
    helpText:
      'Leave blank to keep it. First and last name, such as `Priya Raman`, at most 255 characters. Fixed once the customer is verified.',
  },
  {
    key: 'email',
    label: 'Email',
    type: 'string',
    helpText:
      'Leave blank to keep it. An address such as `priya@example.org`. Fixed once the customer is verified.',
  },
  {
    key: 'phone',
    label: 'Phone',
    type: 'string',
    helpText:
      'Leave blank to keep it. With the country code, such as `+61491570156`. At most 32 characters.',
  },
  {
    key: 'removePhone',
    label: 'Remove Phone',
    type: 'boolean',
    helpText: 'Choose yes to delete the phone number. A blank Phone never deletes it.',
  },
  {
    key: 'whenVerified',
    label: 'When Verified',
    type: 'string',
    choices: WHEN_VERIFIED,
    helpText:
      'What to do when Full Name or Email would change for a customer who is verified. Left blank: stop.',
  },
  ...riskFields,
  idempotencyField,
]);

const inputSchema = onFirstUse(() =>
  z
    .object({
      customerId: requiredText(255),
      fullName: optionalText(255),
      email: optionalEmail(255),
      phone: optionalText(32),
      removePhone: optionalAnswer(),
      whenVerified: optionalChoice(WHEN_VERIFIED),
      ...riskShape,
      idempotencyKey: optionalIdempotencyKey(),
    })
    .check(
      z.refine(({ phone, removePhone }) => phone === undefined || removePhone !== true, {
        error: 'must be blank or no while Phone is filled in',
        path: ['removePhone'],
      }),
    ),
);

const changeOf = (input: z.output<ReturnType<typeof inputSchema>>): CustomerChange => {
  const { fullName, email, phone, removePhone } = input;
  const { isNewCustomer, isDesignatedService, handlesCashOrCrypto } = input;
  const risk = { isNewCustomer, isDesignatedService, handlesCashOrCrypto };
  return { fullName, email, phone: removePhone ? null : phone, risk };
};

const performUpdate = perform('create', async (send, bundle) => {
  const input = readInput(inputSchema(), inputFields, bundle);
  const change = changeOf(input);
  requireChange({ ...change, ...change.risk, risk: undefined });
  const update = input.whenVerified === 'skip_frozen' ? updateUnlessFrozen : updateCustomer;
  const customer = await update(
    send,
    input.customerId,
    change,
    idempotencyKey(input.idempotencyKey),
  );
  return { skipped_fields: [], ...customer };
});

export default defineCreate({
  key: 'update_customer',
  noun: 'Customer',
  display: {
    label: 'Update Customer',
    description:
      'Updates a customer who is there already, by Customer ID or External ID. Use it to correct a name, an address or a risk answer; to add people too, use Create or Update Customer. Blank fields leave what is there. Returns the customer, and which fields were left out because the customer is verified.',
  },
  operation: {
    inputFields,
    inputFieldGroups: [riskGroup],
    perform: performUpdate,
    lock: oneRunPer('customer', 'customerId'),
    throttle,
    outputFields: [
      ...outputFields(writtenSchema),
      { key: 'skipped_fields', label: 'Skipped Fields', type: 'string', list: true },
    ],
    sample: { ...customerSample, outcome: 'updated', skipped_fields: [] },
  },
});
