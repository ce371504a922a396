import { defineCreate } from 'zapier-platform-core';
import { perform, throttle } from '../api.ts';
import { upsertUnlessFrozen } from '../api_verified.ts';
import { upsertCustomer } from '../api_writes.ts';
import { onFirstUse } from '../kit/records/on_first_use.ts';
import { returned } from '../kit/steps/definition.ts';
import { fieldsOf, required, schemaOf } from '../kit/steps/described_input.ts';
import { idempotencyKey } from '../kit/steps/idempotency.ts';
import { readInput } from '../kit/steps/input.ts';
import { oneRunPer } from '../kit/steps/lock_and_throttle.ts';
import { customerSample } from '../records/customer.ts';
import * as customer from '../records/customer_input.ts';
import { riskGroup, riskInputs } from '../records/risk_answers.ts';
import { writtenSchema } from '../records/written_customer.ts';

const inputs = {
  externalId: customer.externalId,
  fullName: required(customer.fullName),
  email: required(customer.emailThatFinds),
  type: customer.type,
  phone: customer.phone,
  whenVerified: customer.whenVerifiedAlready,
  ...riskInputs,
  idempotencyKey: customer.idempotencyKey,
};

const inputFields = fieldsOf(inputs);

const inputSchema = onFirstUse(() => schemaOf(inputs));

const performUpsert = perform('create', async (send, bundle) => {
  const {
    idempotencyKey: ownKey,
    whenVerified,
    ...input
  } = readInput(inputSchema(), inputFields, bundle);
  const { isNewCustomer, isDesignatedService, handlesCashOrCrypto, ...values } = input;
  const risk = { isNewCustomer, isDesignatedService, handlesCashOrCrypto };
  const upsert = whenVerified === 'skip_frozen' ? upsertUnlessFrozen : upsertCustomer;
  return upsert(send, { ...values, risk }, idempotencyKey(ownKey));
});

export default defineCreate({
  key: 'upsert_customer',
  noun: 'Customer',
  display: {
    label: 'Create or Update Customer',
    description:
      'Creates a customer, or updates the one with the same External ID or e-mail address. Use it whenever a contact is added or changed in your CRM; running it again makes no second customer. Blank fields leave what is there. It starts no verification and costs no credits. Returns the customer, whether it was created or updated, and which fields were left out because the customer is verified.',
  },
  operation: {
    inputFields,
    inputFieldGroups: [riskGroup],
    perform: performUpsert,
    lock: oneRunPer('customer', 'email'),
    throttle,
    ...returned(writtenSchema, { ...customerSample, outcome: 'created', skipped_fields: [] }),
  },
});
