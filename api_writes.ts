import { customerPath, okAnswerTo } from './api.ts';
import type { ApiCall } from './api_errors.ts';
import { readAnswer } from './kit/http/read_answer.ts';
import type { HttpAnswer, Send } from './kit/http/send.ts';
import type { IdempotencyKey } from './kit/steps/idempotency.ts';
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
 * How a write ended. A repeat of an idempotency key is answered with the first answer again; with
 * nothing to change, or nothing but what is fixed, the customer is unchanged.
 */
export type Outcome = 'created' | 'updated' | 'replayed' | 'unchanged';

/** A customer as a write left it, and the fields that were left out of it. */
export type WrittenCustomer = Customer & { outcome: Outcome; skipped_fields: string[] };

// The retry of a write whose answer was lost is answered as a replay, too: that is our own doing.
const isOurRetry = ({ attempts, wasUnanswered }: HttpAnswer, { isOwn }: IdempotencyKey): boolean =>
  wasUnanswered || (attempts > 1 && !isOwn);

const outcomeOf = (answer: HttpAnswer, key: IdempotencyKey): Outcome => {
  const isReplay = answer.header('idempotent-replayed') === 'true';
  if (isReplay && !isOurRetry(answer, key)) return 'replayed';
  return answer.status === 201 ? 'created' : 'updated';
};

/** Whether at least one risk question is answered. */
export const isAnswered = (risk: RiskAnswers | undefined): boolean =>
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
  const customer = readAnswer(customerSchema, answer);
  return { ...customer, outcome: outcomeOf(answer, key), skipped_fields: [] };
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

/** The customer as it is, when there is nothing to change. */
export const unchangedCustomer = async (send: Send, id: string): Promise<WrittenCustomer> => {
  const answer = await okAnswerTo(send, {
    kind: 'update',
    method: 'GET',
    path: customerPath(id),
    scope: 'customers:read',
    isRepeatable: true,
  });
  return { ...readAnswer(customerSchema, answer), outcome: 'unchanged', skipped_fields: [] };
};
