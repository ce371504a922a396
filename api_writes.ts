import { customerPath, getCustomer, okAnswerTo } from './api.ts';
import type { ApiCall } from './api_errors.ts';
import { hasStatus, type Problem, withSentence } from './kit/errors/problem.ts';
import { readAnswer } from './kit/http/read_answer.ts';
import type { HttpAnswer, Send } from './kit/http/send.ts';
import { type IdempotencyKey, secondKey } from './kit/steps/idempotency.ts';
import { type Customer, customerSchema } from './records/customer.ts';

/** The answers that seed the risk assessment; one left out stays unanswered. */
export interface RiskAnswers {
  isNewCustomer?: boolean | undefined;
  isDesignatedService?: boolean | undefined;
  handlesCashOrCrypto?: boolean | undefined;
}

/** What an update sends, by the API's names for request bodies; what is left out stays as it is. */
export interface CustomerChange {
  fullName?: string | undefined;
  email?: string | undefined;
  /** Null clears it. */
  phone?: string | null | undefined;
  risk?: RiskAnswers | undefined;
}

/** What an upsert sends. */
export interface CustomerValues extends CustomerChange {
  externalId?: string | undefined;
  fullName: string;
  email: string;
  type?: string | undefined;
}

/**
 * How a write ended. A repeat of an idempotency key is answered with the first answer again; an
 * update of nothing but fixed fields leaves the customer unchanged.
 */
export type Outcome = 'created' | 'updated' | 'replayed' | 'unchanged';

/** A customer as a write left it. */
export type WrittenCustomer = Customer & { outcome: Outcome };

// The retry of a write whose answer was lost is answered as a replay, too: that is our own doing.
const isOurRetry = ({ attempts, wasUnanswered }: HttpAnswer, { isOwn }: IdempotencyKey): boolean =>
  wasUnanswered || (attempts > 1 && !isOwn);

const outcomeOf = (answer: HttpAnswer, key: IdempotencyKey): Outcome => {
  const isReplay = answer.header('idempotent-replayed') === 'true';
  if (isReplay && !isOurRetry(answer, key)) return 'replayed';
  return answer.status === 201 ? 'created' : 'updated';
};

const isAnswered = (risk: RiskAnswers | undefined): boolean =>
  Object.values(risk ?? {}).some((answer) => answer !== undefined);

type Body = Omit<Partial<CustomerValues>, keyof CustomerChange> & CustomerChange;

// The API compares the bodies of repeats: keys always come in this order. JSON drops undefined.
const bodyOf = ({ externalId, fullName, email, type, phone, risk }: Body) => ({
  externalId,
  fullName,
  email,
  type,
  phone,
  risk: isAnswered(risk) ? risk : undefined,
});

const write = async (
  send: Send,
  call: Pick<ApiCall, 'kind' | 'method' | 'path'>,
  body: Body,
  key: IdempotencyKey,
): Promise<WrittenCustomer> => {
  const answer = await okAnswerTo(send, {
    ...call,
    headers: { 'Idempotency-Key': key.value },
    body: bodyOf(body),
    scope: 'customers:write',
    isRepeatable: true,
  });
  return { ...readAnswer(customerSchema, answer), outcome: outcomeOf(answer, key) };
};

/** Creates or updates a customer by the API's own rule; safe to repeat with the same key. */
export const upsertCustomer = (
  send: Send,
  values: CustomerValues,
  key: IdempotencyKey,
): Promise<WrittenCustomer> =>
  write(send, { kind: 'upsert', method: 'POST', path: '/customers' }, values, key);

/** Changes a customer, by the vendor's id or an external id; safe to repeat with the same key. */
export const updateCustomer = (
  send: Send,
  id: string,
  change: CustomerChange,
  key: IdempotencyKey,
): Promise<WrittenCustomer> =>
  write(send, { kind: 'update', method: 'PATCH', path: customerPath(id) }, change, key);

// The identity of a verified customer is fixed: the API answers 422 to a change of either.
const FROZEN = ['fullName', 'email'] as const;

const REST_IS_CHANGED = 'All fields but Full Name and Email are changed already.';

/** The customer as it is; undefined when the key may not read customers. */
const customerIfReadable = async (send: Send, id: string): Promise<Customer | null | undefined> => {
  try {
    return await getCustomer(send, id);
  } catch (error) {
    if (hasStatus(error, 403)) return undefined;
    throw error;
  }
};

/** A customer as an update left it, and the fields that were left out of it. */
export type PartlyUpdated = WrittenCustomer & { skipped_fields: string[] };

// Which 422 means "verified" is not documented: the customer's own status decides. A key that may
// not read learns it from the answer to the second update.
const updateWithoutFrozen = async (
  send: Send,
  id: string,
  { phone, risk }: CustomerChange,
  key: IdempotencyKey,
  rejection: Problem,
): Promise<WrittenCustomer> => {
  const customer = await customerIfReadable(send, id);
  const isKnown = customer !== undefined;
  if (isKnown && customer?.kyc_status !== 'VERIFIED') throw rejection;
  if (phone === undefined && !isAnswered(risk)) {
    if (!customer) throw rejection;
    return { ...customer, outcome: 'unchanged' };
  }
  const updated = await updateCustomer(send, id, { phone, risk }, secondKey(key));
  if (updated.kyc_status !== 'VERIFIED') throw withSentence(rejection, REST_IS_CHANGED);
  return updated;
};

/** Changes a customer; when it is verified, everything but Full Name and Email. */
export const updateUnlessFrozen = async (
  send: Send,
  id: string,
  change: CustomerChange,
  key: IdempotencyKey,
): Promise<PartlyUpdated> => {
  const skipped = FROZEN.filter((field) => change[field] !== undefined);
  try {
    return { ...(await updateCustomer(send, id, change, key)), skipped_fields: [] };
  } catch (error) {
    if (!hasStatus(error, 422) || skipped.length === 0) throw error;
    return {
      ...(await updateWithoutFrozen(send, id, change, key, error)),
      skipped_fields: skipped,
    };
  }
};
