import * as z from 'zod/mini';
import { contentOf, readContent, readContentWith } from '../../kit/envelope.ts';
import { hasStatus } from '../../kit/errors.ts';
import type { Send } from '../../kit/http.ts';
import { snakeCased } from '../../kit/names.ts';
import { onFirstUse } from '../../kit/on_first_use.ts';
import { changedRecord, guardedCreate, unguardedWrite } from '../../kit/once.ts';
import { customerPath, findByClientId, getCustomer, marksOf, okAnswerTo } from './api.ts';
import { answeredCustomer, type Customer } from './records/customer.ts';
import { monitoringSchema } from './records/dossier.ts';

/** What a new customer is made of, by the names of the inputs. */
export type NewCustomer = { name: string; clientId?: string | undefined } & Record<string, unknown>;

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
  return wholeCustomer(contentOf(answer)) ?? changedRecord(() => getCustomer(send, customerId));
};

/** Deactivates a customer, who is not erased; a repeat is harmless. */
export const deactivateCustomer = async (send: Send, customerId: string) => {
  try {
    const answer = await write(send, 'deactivate', customerPath(customerId)); // may be empty
    const status = answeredCustomer.safeParse(contentOf(answer)).data?.status ?? 'inactive';
    return { ...marksOf(customerId), status };
  } catch (error) {
    // A second run may be told 404, as if there were no such customer.
    const customer = hasStatus(error, 404) ? await getCustomer(send, customerId) : null;
    if (!customer) throw error;
    return { ...marksOf(customerId), status: customer.status };
  }
};

/** Puts a customer on a watchlist, once at most. */
export const monitorCustomer = (send: Send, customerId: string, values: object) =>
  unguardedWrite(async () => {
    const answer = await write(send, 'monitor', `${customerPath(customerId)}/monitor`, values);
    return readContentWith(monitoringSchema, answer, marksOf(customerId));
  }, 'Each addition may take a paid seat.');
