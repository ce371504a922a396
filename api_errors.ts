import * as z from 'zod/mini';
import { type ErrorRow, errorFor, userError } from './kit/errors.ts';
import type { HttpAnswer } from './kit/http.ts';
import { retryAfterSeconds } from './kit/retry_after.ts';

// The vendor's own samples wait 5 or 30 s when an answer names no time; its window is a minute.
const DEFAULT_WAIT_SECONDS = 60;

const NEW_KEY =
  'An Administrator makes one in Instant Compliance under Settings > Developers > Create key; it starts with ic_live_ and is shown once.';

/** From an answer to what Zapier does and what the user reads. The first row that fits counts. */
export const errorTable: readonly ErrorRow[] = [
  {
    status: 401,
    consequence: 'reconnect',
    message: `Instant Compliance does not know this API key: it is mistyped, revoked or expired. ${NEW_KEY} Connect again with a new key.`,
  },
  {
    status: 403,
    code: 'forbidden_scope',
    consequence: 'fail',
    message: `The API key of this connection lacks the scope {scope}. A key's scopes cannot be changed: make a new key with {scope} and reconnect. ${NEW_KEY}`,
  },
  {
    status: 404,
    consequence: 'halt',
    message:
      'Instant Compliance has no such customer, or the key belongs to another organisation. Check the ID in this step.',
  },
  {
    status: 409,
    code: 'idempotency_conflict',
    consequence: 'halt',
    message:
      'The Idempotency Key of this step was used within the last 24 hours for other values, or its first call is still running. Leave the field blank, or map a value that is different for each change.',
  },
  {
    status: 409,
    consequence: 'halt',
    message:
      'Another customer in Instant Compliance already has this e-mail address under a different External ID. Search for that customer in Instant Compliance, then map its External ID in this step, or correct the e-mail address in your CRM.',
  },
  {
    status: 422,
    consequence: 'halt',
    message:
      'Instant Compliance rejected the values of this step.{fields} Correct them and run the step again. If the customer is already verified, Full Name and Email can no longer be changed.',
  },
  {
    status: 429,
    consequence: 'wait',
    message:
      'Instant Compliance allows 60 calls a minute and 10,000 a day for one API key, and this key has used them up. Zapier tries again in {seconds} seconds.',
  },
  {
    status: 'server',
    consequence: 'fail',
    message:
      'Instant Compliance has a problem of its own (HTTP {status}). Your Zap is fine: replaying this step later is safe.',
  },
  {
    status: 'other',
    consequence: 'fail',
    message:
      'Instant Compliance gave an answer that this app does not expect (HTTP {status}). If replaying the step does not help, write to support@instantcompliance.ai.',
  },
];

const envelope = z.object({ error: z.object({ code: z.string(), details: z.unknown() }) });
const validationDetails = z.object({ fields: z.record(z.string(), z.unknown()) });

const errorOf = (answer: HttpAnswer) => envelope.safeParse(answer.data).data?.error;

/** The API's name of an error; undefined when the body is not the documented envelope. */
export const errorCode = (answer: HttpAnswer): string | undefined => errorOf(answer)?.code;

/** The sent fields that a 422 complains about. Only names: its sentences may quote what was sent. */
const rejectedFields = (answer: HttpAnswer): string => {
  const { data } = validationDetails.safeParse(errorOf(answer)?.details);
  const names = Object.keys(data?.fields ?? {}).filter((name) => /^[\w.-]{1,40}$/.test(name));
  return names.length > 0 ? ` It names: ${names.join(', ')}.` : '';
};

const requestNote = (answer: HttpAnswer): string => {
  const requestId = answer.header('x-request-id') ?? '';
  return /^[\w-]{1,64}$/.test(requestId) ? ` (Request ${requestId})` : '';
};

/** The error for an answer outside 2xx; `scope` is the one that the call needs. */
export const failure = (answer: HttpAnswer, scope: string): Error => {
  const { status } = answer;
  const seconds = retryAfterSeconds(answer.header('retry-after'), DEFAULT_WAIT_SECONDS);
  return errorFor(
    errorTable,
    { status, code: errorCode(answer), retryAfterSeconds: seconds },
    {
      scope,
      status: String(status),
      seconds: String(seconds),
      fields: rejectedFields(answer),
    },
    requestNote(answer),
  );
};

/** The error for an answer that lacks what the key's scopes hide. */
export const missingScope = (scope: string): Error =>
  errorFor(errorTable, { status: 403, code: 'forbidden_scope' }, { scope });

/** A 2xx answer in a schema's shape. Throws when it is cut off, no JSON, or lacks an `id`. */
export const readAnswer = <S extends z.ZodMiniType>(schema: S, answer: HttpAnswer): z.output<S> => {
  const parsed = schema.safeParse(answer.data);
  if (parsed.success) return parsed.data;
  throw userError(
    'fail',
    `Instant Compliance sent an answer that this app cannot read. Replaying this step is safe.${requestNote(answer)}`,
    { code: 'unreadable_answer', status: answer.status },
  );
};
