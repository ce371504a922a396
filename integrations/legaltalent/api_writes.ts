import * as z from 'zod/mini';
import { Problem, withSentence } from '../../kit/errors/problem.ts';
import { readAnswer, unreadable } from '../../kit/http/read_answer.ts';
import type { HttpAnswer, Send } from '../../kit/http/send.ts';
import { queryValue } from '../../kit/http/urls.ts';
import { objectIn } from '../../kit/records/fields.ts';
import { onFirstUse } from '../../kit/records/on_first_use.ts';
import { customerPath, findByClientId, getCustomer, okAnswerTo } from './api.ts';
import { idsOf } from './api_dossier.ts';
import { confirms, contentOf, readContent } from './api_envelope.ts';
import { type ApiCall, notInList } from './api_errors.ts';
import { changedRecord, guardedCreate, unguardedWrite } from './api_unkeyed_writes.ts';
import { answeredCustomer, type Customer } from './records/customer.ts';
import { monitoringSchema } from './records/dossier.ts';

type Values = Record<string, unknown>;

/** What a new customer is made of, by the names of the inputs. */
export type NewCustomer = { name: string; clientId?: string | undefined } & Values;

/** The values that are filled in, by their names in snake case: `clientId` goes as `client_id`. */
export const snakeCased = (values: object): Values =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`), value]),
  );

/** Makes a call that changes something. The API knows no idempotency key: a POST is made once. */
export const write = (
  send: Send,
  kind: ApiCall['kind'],
  [method, path]: [method: 'POST' | 'PATCH' | 'DELETE', path: string],
  body?: Values,
): Promise<HttpAnswer> =>
  okAnswerTo(send, { kind, method, path, body, isRepeatable: method !== 'POST' });

// All that a customer has but its times, which the vendor may not have at all.
const whole = onFirstUse(() => {
  const text = z.nullable(z.unknown());
  const known = { client_id: text, name: text, entity_type: text, status: z.string() };
  return z.looseObject({ ...known, website: text, tax_id: text, country: text });
});

const isWhole = (content: unknown): boolean => {
  const parsed = whole().safeParse(content);
  return parsed.success && Object.keys(whole().shape).every((key) => key in parsed.data);
};

const isText = (value: unknown, other: unknown): boolean =>
  String(value).trim().toLowerCase() === String(other).trim().toLowerCase();

/** Whether a customer can have been made of what was sent: what the list leaves out may be there. */
const isMadeOf = (customer: Customer, { name, ...sent }: Values): boolean => {
  const found = objectIn(customer);
  const differs = ([key, value]: [string, unknown]) =>
    (found[key] ?? null) !== null && !isText(found[key], value);
  return isText(found.name, name) && !Object.entries(sent).some(differs);
};

const isUnread = (): null => null; // the customer is there all the same

const createdCustomer = async (send: Send, sent: Values): Promise<Customer> => {
  const answer = await write(send, 'create', ['POST', '/customers'], sent);
  const customer = readContent(answeredCustomer, answer);
  if (customer.client_id && sent.client_id && !isText(customer.client_id, sent.client_id))
    throw unreadable(answer);
  if (isWhole(contentOf(answer))) return customer;
  const read = await getCustomer(send, customer.id).catch(isUnread);
  return { ...customer, ...read, ...sent };
};

/** Creates a customer, once at most. With a client id, a lost answer is looked up. */
export const createCustomer = (send: Send, values: NewCustomer, mayExist: boolean) => {
  const { clientId } = values;
  const sent = snakeCased(values);
  const create = () => createdCustomer(send, sent);
  if (clientId === undefined)
    return unguardedWrite(create, 'With a Client ID filled in, every replay is safe.');
  queryValue(clientId, 'Client ID'); // otherwise it could not be looked up
  return guardedCreate({
    create,
    find: () => findByClientId(send, clientId),
    notFound: notInList,
    mayExist,
    isOurs: (found) => isMadeOf(found, sent),
  });
};

const refuseNoJson = (answer: HttpAnswer): void => {
  if (answer.data === undefined && !answer.isEmpty) throw unreadable(answer);
};

/** Changes the given values of a customer; a repeat is harmless. */
export const updateCustomer = async (send: Send, customerId: string, values: object) => {
  const sent = snakeCased(values);
  const answer = await write(send, 'update', ['PATCH', customerPath(customerId)], sent);
  refuseNoJson(answer);
  const isConfirmed = confirms(answer, customerId);
  if (isConfirmed && isWhole(contentOf(answer))) return readContent(answeredCustomer, answer);
  const customer = await changedRecord(() => getCustomer(send, customerId));
  if (!isConfirmed && !isMadeOf(customer, { name: customer.name, ...sent }))
    throw unreadable(answer);
  return { ...customer, ...sent };
};

/** The customer as it is, when there is nothing to change. */
export const unchangedCustomer = async (send: Send, customerId: string): Promise<Customer> => {
  const path = customerPath(customerId);
  const call = { kind: 'update', method: 'GET', path, isRepeatable: true } as const;
  const answer = await okAnswerTo(send, call);
  confirms(answer, customerId);
  return readContent(answeredCustomer, answer);
};

const isActive = (status: unknown): boolean => isText(status, 'active');

/** The status that a deactivation left, by its answer; throws when that does not confirm it. */
const statusAfter = async (send: Send, customerId: string): Promise<string> => {
  const answer = await write(send, 'deactivate', ['DELETE', customerPath(customerId)]);
  refuseNoJson(answer);
  const { status = null } = objectIn(contentOf(answer));
  if (!confirms(answer, customerId) || isActive(status)) throw unreadable(answer);
  return typeof status === 'string' ? status : 'inactive';
};

// A second run may get 404, and an error may come under 200.
const isUnsure = (error: unknown): error is Problem => {
  if (!(error instanceof Problem)) return false;
  const { code, status = 0 } = error.details;
  return code === 'unreadable_answer' || status === 404 || (status >= 200 && status < 300);
};

const STILL_ACTIVE = 'The customer is still there, and was not deactivated.';

/** Deactivates a customer, who is not erased; a repeat is harmless. Throws when nothing came of it. */
export const deactivateCustomer = async (send: Send, customerId: string) => {
  try {
    return { ...idsOf(customerId), status: await statusAfter(send, customerId) };
  } catch (error) {
    const customer = isUnsure(error) ? await getCustomer(send, customerId) : null;
    if (!customer?.status || !isUnsure(error)) throw error;
    if (isActive(customer.status)) throw withSentence(error, STILL_ACTIVE);
    return { ...idsOf(customerId), status: customer.status };
  }
};

const SEAT_KEYS = ['subject_id', 'expires_at', 'watchlist_id', 'watchlist'];

/** Puts a customer on a watchlist, once at most. The others on it do not come back. */
export const monitorCustomer = (send: Send, customerId: string, values: object) =>
  unguardedWrite(async () => {
    const path = `${customerPath(customerId)}/monitor`;
    const sent = snakeCased(values);
    const answer = await write(send, 'monitor', ['POST', path], sent);
    refuseNoJson(answer);
    const content = objectIn(contentOf(answer));
    const isSeat = SEAT_KEYS.some((key) => key in content);
    if (!confirms(answer, customerId, ['customer_id']) && !isSeat) throw unreadable(answer);
    const { subject_id, expires_at, watchlist_id, watchlist } = content;
    const named = watchlist_id ?? objectIn(watchlist).watchlist_id ?? sent.watchlist_id;
    const seat = { ...idsOf(customerId), watchlist_id: named, subject_id, expires_at };
    return readAnswer(monitoringSchema, { ...answer, data: seat });
  }, 'Each addition may take a paid seat.');
