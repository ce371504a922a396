import * as z from 'zod/mini';
import type { ErrorTable } from './kit/errors/error_table.ts';
import { failures, otherRow, rejectedFields, serverRow } from './kit/http/failed_answer.ts';
import { retryAfterSeconds } from './kit/http/retry_after.ts';
import type { HttpAnswer } from './kit/http/send.ts';
import type { VendorCall } from './kit/http/vendor_api.ts';
import { onFirstUse } from './kit/records/on_first_use.ts';
import { labelsOf } from './kit/steps/described_input.ts';
import {
  email,
  externalId,
  fullName,
  idempotencyKey,
  PHONE_LENGTH,
  phone,
  TEXT_LENGTH,
  type,
  WHEN_VERIFIED,
} from './records/customer_input.ts';

/** One call of the API: what it is about, as far as its errors differ, and the scope that it needs. */
export interface ApiCall extends VendorCall {
  kind: 'list' | 'find' | 'upsert' | 'update';
  scope: 'customers:read' | 'customers:write' | 'aml:read';
}

// The vendor's own samples wait 5 or 30 s when an answer names no time; its window is a minute.
const DEFAULT_WAIT_SECONDS = 60;

const NEW_KEY =
  'An Administrator makes one in Instant Compliance under Settings > Developers > Create key; it starts with ic_live_ and is shown once.';

/**
 * From an answer to what Zapier does and what the user reads; the first row that fits counts. The
 * codes are the vendor's own; where its pages name none, the status alone decides.
 */
export const errorTable: ErrorTable = [
  {
    status: 401,
    consequence: 'reconnect',
    message: `Instant Compliance does not know this API key: it is mistyped, revoked or expired. ${NEW_KEY} Connect again with a new key.`,
  },
  {
    status: 403,
    code: 'forbidden_scope',
    consequence: 'fail',
    message: `The API key of this connection lacks the scope {scope}, which this step needs. The scopes of a key cannot be changed: make a new key that has {scope}, and connect again with it. ${NEW_KEY}`,
  },
  {
    status: 403,
    consequence: 'fail',
    message: `Instant Compliance refuses this step to the API key of this connection. Most often the key lacks the scope {scope}: make a new key that has it, and connect again. ${NEW_KEY}{request}`,
  },
  {
    status: 404,
    calls: ['update'],
    consequence: 'halt',
    message:
      'Instant Compliance has no customer with this Customer ID, or the key belongs to another organisation. Check what is mapped to Customer. If it is an External ID with a slash in it, map the Customer ID that Find Customer returns instead.',
  },
  {
    status: 409,
    code: 'idempotency_conflict',
    consequence: 'halt',
    message:
      'The Idempotency Key of this step was used within the last 24 hours for other values, or its first call is still at work. Leave the field blank, or map a value that differs for each change.',
  },
  {
    status: 409,
    code: 'conflict',
    consequence: 'halt',
    message:
      'Another customer in Instant Compliance has this Email already, under a different External ID, and an e-mail address can belong to one customer only. If both are the same person, map the External ID of that customer. If they are two, such as a couple that shares an address, give this one an e-mail address of their own in your CRM.',
  },
  {
    status: 409,
    consequence: 'halt',
    message:
      'Instant Compliance says that this clashes with what it has: another customer has this Email under a different External ID, or the Idempotency Key was used for other values. Check these three fields.',
  },
  {
    status: 413,
    consequence: 'halt',
    message: `Instant Compliance finds the values of this step too long. Shorten what is mapped: names, e-mail addresses and IDs have at most ${TEXT_LENGTH} characters, phone numbers ${PHONE_LENGTH}.`,
  },
  {
    status: 422,
    calls: ['upsert', 'update'],
    consequence: 'halt',
    message: `Instant Compliance does not accept {fields}. Correct what is mapped and run the step again. Full Name, Email and Customer Type are fixed once a customer is verified: choose "${WHEN_VERIFIED.skip_frozen}" in When Verified, and the rest changes all the same.{request}`,
  },
  {
    status: 429,
    consequence: 'wait',
    message:
      'This API key has used up its calls: Instant Compliance allows 60 a minute and 10,000 a day, for all Zaps of a key together. It takes calls again in {wait}; a Zap that is on goes on by itself.',
  },
  serverRow,
  otherRow('support@instantcompliance.ai'),
];

const envelope = onFirstUse(() =>
  z.object({
    error: z.object({ code: z.string(), details: z.optional(z.unknown()) }),
  }),
);
const validationDetails = onFirstUse(() => z.object({ fields: z.record(z.string(), z.unknown()) }));

const errorOf = (answer: HttpAnswer) => envelope().safeParse(answer.data).data?.error;

/** The API's name of an error; undefined when the body is not the documented envelope. */
export const errorCode = (answer: HttpAnswer): string | undefined => errorOf(answer)?.code;

// What is sent, and what a user calls it.
const LABELS = new Map([
  ...labelsOf({ externalId, fullName, email, type, phone, 'Idempotency-Key': idempotencyKey }),
  ['email', `${email.field.label} (an e-mail address can belong to one customer only)`],
  ['risk', 'the risk answers'],
]);

const rejectedNames = (answer: HttpAnswer): string[] =>
  Object.keys(validationDetails().safeParse(errorOf(answer)?.details).data?.fields ?? {});

/** The problem that an answer outside 2xx to a call stands for. */
export const failure = failures<ApiCall>({
  table: errorTable,
  codeOf: errorCode,
  mayMeanKeyInUse: (code) => code !== 'conflict', // that one is about an e-mail address
  retryAfterSeconds: (answer) =>
    retryAfterSeconds(answer.header('retry-after'), DEFAULT_WAIT_SECONDS),
  valuesOf: (answer, { scope }) => ({
    scope,
    fields: rejectedFields(rejectedNames(answer), LABELS),
  }),
});
