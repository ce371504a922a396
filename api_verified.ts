import { findByExternalId, getCustomer } from './api.ts';
import {
  type CustomerChange,
  type CustomerValues,
  isAnswered,
  updateCustomer,
  upsertCustomer,
  type WrittenCustomer,
} from './api_writes.ts';
import { hasStatus, type Problem, withSentence } from './kit/errors/problem.ts';
import type { Send } from './kit/http/send.ts';
import { type IdempotencyKey, secondKey } from './kit/steps/idempotency.ts';
import type { Customer } from './records/customer.ts';

// The identity of a verified customer is fixed. The API answers 422 to a change of these. How to tell
// it from other 422s is not documented, so the customer's status decides.
const FROZEN = ['fullName', 'email', 'type'] as const;

const frozenIn = (values: CustomerChange & { type?: string | undefined }): string[] =>
  FROZEN.filter((field) => values[field] !== undefined);

/** What a look-up finds; undefined when the key may not read customers. */
const ifReadable = async <T>(lookUp: Promise<T>): Promise<T | undefined> => {
  try {
    return await lookUp;
  } catch (error) {
    if (hasStatus(error, 403)) return undefined;
    throw error;
  }
};

const hasRest = ({ phone, risk }: CustomerChange): boolean =>
  phone !== undefined || isAnswered(risk);

const unchanged = (customer: Customer): WrittenCustomer => ({
  ...customer,
  outcome: 'unchanged',
  skipped_fields: [],
});

const changeRest = (
  send: Send,
  id: string,
  { phone, risk }: CustomerChange,
  key: IdempotencyKey,
): Promise<WrittenCustomer> => updateCustomer(send, id, { phone, risk }, secondKey(key));

const REST_IS_CHANGED = 'All fields but Full Name and Email are changed already.';

// A key that may not read learns the status from the answer to the second update.
const updateWithoutFrozen = async (
  send: Send,
  id: string,
  change: CustomerChange,
  key: IdempotencyKey,
  rejection: Problem,
): Promise<WrittenCustomer> => {
  const customer = await ifReadable(getCustomer(send, id));
  const isKnown = customer !== undefined;
  if (isKnown && customer?.kyc_status !== 'VERIFIED') throw rejection;
  if (!hasRest(change)) {
    if (!customer) throw rejection;
    return unchanged(customer);
  }
  const updated = await changeRest(send, id, change, key);
  if (updated.kyc_status !== 'VERIFIED') throw withSentence(rejection, REST_IS_CHANGED);
  return updated;
};

/** Changes a customer; when it is verified, everything but Full Name and Email. */
export const updateUnlessFrozen = async (
  send: Send,
  id: string,
  change: CustomerChange,
  key: IdempotencyKey,
): Promise<WrittenCustomer> => {
  const skipped_fields = frozenIn(change);
  try {
    return await updateCustomer(send, id, change, key);
  } catch (error) {
    if (!hasStatus(error, 422) || skipped_fields.length === 0) throw error;
    return { ...(await updateWithoutFrozen(send, id, change, key, error)), skipped_fields };
  }
};

const NO_EXTERNAL_ID =
  'Nothing was left out: without an External ID nobody can say for sure which customer is meant.';
const NOT_READABLE =
  'Nothing was left out: for that the API key needs the scope customers:read as well.';

/** The verified customer with this external id; throws the rejection when there is none. */
const verifiedCustomer = async (
  send: Send,
  externalId: string | undefined,
  rejection: Problem,
): Promise<Customer> => {
  if (externalId === undefined) throw withSentence(rejection, NO_EXTERNAL_ID);
  const customer = await ifReadable(findByExternalId(send, externalId));
  if (customer === undefined) throw withSentence(rejection, NOT_READABLE);
  if (customer?.kyc_status !== 'VERIFIED') throw rejection;
  return customer;
};

/**
 * Creates or updates a customer; when it is verified, everything but its identity. Only an external
 * id says whose record it is: by e-mail address the API may take another one.
 */
export const upsertUnlessFrozen = async (
  send: Send,
  values: CustomerValues,
  key: IdempotencyKey,
): Promise<WrittenCustomer> => {
  try {
    return await upsertCustomer(send, values, key);
  } catch (error) {
    if (!hasStatus(error, 422)) throw error;
    const customer = await verifiedCustomer(send, values.externalId, error);
    const updated = hasRest(values)
      ? await changeRest(send, customer.id, values, key)
      : unchanged(customer);
    return { ...updated, skipped_fields: frozenIn(values) };
  }
};
