import { defineCreate } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { perform, throttle } from '../api.ts';
import { updateUnlessFrozen } from '../api_verified.ts';
import { type CustomerChange, unchangedCustomer, updateCustomer } from '../api_writes.ts';
import { onFirstUse } from '../kit/records/on_first_use.ts';
import { returned } from '../kit/steps/definition.ts';
import { fieldsOf, keptWhenBlank, required, schemaOf } from '../kit/steps/described_input.ts';
import { idempotencyKey } from '../kit/steps/idempotency.ts';
import { areBlank, readInput } from '../kit/steps/input.ts';
import { oneRunPer } from '../kit/steps/lock_and_throttle.ts';
import { customerSample } from '../records/customer.ts';
import * as customer from '../records/customer_input.ts';
import { riskGroup, riskInputs } from '../records/risk_answers.ts';
import { writtenSchema } from '../records/written_customer.ts';

const inputs = {
  customerId: required(customer.customerId),
  fullName: keptWhenBlank(customer.fullName),
  email: keptWhenBlank(customer.email),
  phone: keptWhenBlank(customer.phone),
  removePhone: customer.removePhone,
  whenVerified: customer.whenVerified,
  ...riskInputs,
  idempotencyKey: customer.idempotencyKey,
};

const inputFields = fieldsOf(inputs);

const inputSchema = onFirstUse(() =>
  schemaOf(inputs).check(
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
  if (areBlank({ ...change, ...change.risk, risk: undefined }))
    return unchangedCustomer(send, input.customerId);
  const update = input.whenVerified === 'skip_frozen' ? updateUnlessFrozen : updateCustomer;
  const key = idempotencyKey(input.idempotencyKey);
  return update(send, input.customerId, change, key);
});

export default defineCreate({
  key: 'update_customer',
  noun: 'Customer',
  display: {
    label: 'Update Customer',
    description:
      'Updates a customer who is there already, by Customer ID or External ID. Use it to correct a name, an address or a risk answer; to add people too, use Create or Update Customer. Blank fields leave what is there; with all of them blank nothing changes, and Outcome is `unchanged`. Returns the customer, and which fields were left out because the customer is verified.',
  },
  operation: {
    inputFields,
    inputFieldGroups: [riskGroup],
    perform: performUpdate,
    lock: oneRunPer('customer', 'customerId'),
    throttle,
    ...returned(writtenSchema, {
      ...customerSample,
      outcome: 'updated',
      skipped_fields: [],
    }),
  },
});
