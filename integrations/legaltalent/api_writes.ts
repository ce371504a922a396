import * as z from 'zod/mini';
import { Problem, withSentence } from '../../kit/errors/problem.ts';
import { unreadable } from '../../kit/http/read_answer.ts';
import type { Send } from '../../kit/http/send.ts';
import { queryValue } from '../../kit/http/urls.ts';
import { onFirstUse } from '../../kit/records/on_first_use.ts';
import { customerPath, findByClientId, getCustomer, marksOf, okAnswerTo } from './api.ts';
import { contentOf, readContent, readContentWith } from './api_envelope.ts';
import { changedRecord, guardedCreate, unguardedWrite } from './api_once.ts';
import { answeredCustomer, type Customer } from './records/customer.ts';
import { monitoringSchema } from './records/dossier.ts';

/** What a new customer is made of, by the names of the inputs. */
export type NewCustomer = { name: string; clientId?: string | undefined } & Record<string, unknown>;

/** Values by their names in snake case, as an API takes them: `clientId` goes as `client_id`. */
const snakeCased = (values: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );

const METHODS = { create: 'POST', update: 'PATCH', deactivate: 'DELETE', monitor: 'POST' } as const;

// The API knows no idempotency key, so a POST is made once.
const write = (send: Send, kind: keyof typeof METHODS, path: string, values?: object) =>
  okAnswerTo(send, {
    kind,
    method: METHODS[kind],
    path,
    body: values && snakeCased(values),
    isRepeatable: METHODS[kind] !== 'POST',
  });

/** Creates a customer, once at most. With a client id, a lost answer is looked up. */
export const createCustomer = (send: Send, values: NewCustomer, mayExist: boolean) => {
  const { name, clientId } = values;
  const create = async () =>
    readContent(answeredCustomer, await write(send, 'create', '/customers', values));
  if (clientId === undefined)
    return unguardedWrite(create, 'With a Client ID filled in, every replay is safe.');
  queryValue(clientId, 'Client ID'); // else it could not be looked up
  const find = () => findByClientId(send, clientId);
  return guardedCreate({ create, find, mayExist, isOurs: (found) => found.name === name });
};

// The answer may also be a sentence, or the fields that were sent.
const whole = onFirstUse(() => z.looseObject({ name: z.nullable(z.string()), status: z.string() }));

const wholeCustomer = (content: unknown): Customer | undefined =>
  whole().safeParse(content).success ? answeredCustomer.safeParse(content).data : undefined;

/** Changes the given values of a customer; a repeat is harmless. */
export const updateCustomer = async (send: Send, customerId: string, values: object) => {
  const answer = await write(send, 'update', customerPath(customerId), values);
  if (answer.data === undefined && !answer.isEmpty) throw unreadable(answer);
  return wholeCustomer(contentOf(answer)) ?? changedRecord(() => getCustomer(send, customerId));
};

/** The customer as it is, when there is nothing to change. */
export const unchangedCustomer = async (send: Send, customerId: string): Promise<Customer> => {
  const path = customerPath(customerId);
  const call = { kind: 'update', method: 'GET', path, isRepeatable: true } as const;
  return readContent(answeredCustomer, await okAnswerTo(send, call));
};

const isActive = (status: string | null): boolean => status?.toLowerCase() === 'active';

/** The status that a deactivation left, by its answer; throws when that does not tell it. */
const toldStatus = async (send: Send, customerId: string): Promise<string> => {
  const answer = await write(send, 'deactivate', customerPath(customerId));
  if (answer.isEmpty) return 'inactive';
  const { status } = readContent(answeredCustomer, answer);
  if (isActive(status)) throw unreadable(answer);
  return status ?? 'inactive';
};

// A second run may be told 404, and an error may come under 200.
const isUnsure = (error: unknown): error is Problem => {
  if (!(error instanceof Problem)) return false;
  const { code, status = 0 } = error.details;
  return code === 'unreadable_answer' || status === 404 || (status >= 200 && status < 300);
};

const STILL_ACTIVE = 'The customer is still there, and was not deactivated.';

/** Deactivates a customer, who is not erased; a repeat is harmless. Throws when nothing came of it. */
export const deactivateCustomer = async (send: Send, customerId: string) => {
  try {
    return { ...marksOf(customerId), status: await toldStatus(send, customerId) };
  } catch (error) {
    const customer = isUnsure(error) ? await getCustomer(send, customerId) : null;
    if (!customer || !isUnsure(error)) throw error;
    const { status } = customer;
    if (status === null || isActive(status)) throw withSentence(error, STILL_ACTIVE);
    return { ...marksOf(customerId), status };
  }
};

/** Puts a customer on a watchlist, once at most. */
export const monitorCustomer = (send: Send, customerId: string, values: object) =>
  unguardedWrite(async () => {
    const answer = await write(send, 'monitor', `${customerPath(customerId)}/monitor`, values);
    return readContentWith(monitoringSchema, answer, marksOf(customerId));
  }, 'Each addition may take a paid seat.');
