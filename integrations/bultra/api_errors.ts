import * as z from 'zod/mini';
import type { ErrorTable } from '../../kit/errors/error_table.ts';
import {
  failures,
  otherRow,
  rejectedFields,
  rejectedRow,
  serverRow,
} from '../../kit/http/failed_answer.ts';
import { retryAfterSeconds } from '../../kit/http/retry_after.ts';
import type { HttpAnswer } from '../../kit/http/send.ts';
import type { VendorCall } from '../../kit/http/vendor_api.ts';
import { onFirstUse } from '../../kit/records/on_first_use.ts';
import { oauthErrorCode } from './api_token.ts';
import { contactLabels } from './records/contact_data.ts';

/** One call of the API: what it is about, as far as its errors differ. */
export interface ApiCall extends VendorCall {
  kind: 'connect' | 'list' | 'find' | 'update';
}

const DEFAULT_WAIT_SECONDS = 60; // neither a limit nor a wait is documented

const WRONG_CLIENT = {
  calls: ['token'],
  consequence: 'reconnect',
  message:
    'Bultra does not accept this connection: client ID or client secret wrong, or no longer valid. Copy both again from what Bultra sent you at registration, and connect again.',
} as const;

const TOKEN_HOST_REFUSES = {
  calls: ['token'],
  consequence: 'fail',
  message:
    'The token host of Bultra refuses to answer this app (HTTP {status}). {again} If it refuses again, ask your account manager at Bultra; where BULTRA_TOKEN_URL is set for this app, check that address first.{request}',
} as const;

const NOT_IN_THIS_STATE = {
  calls: ['update'],
  consequence: 'halt',
  message:
    'Bultra does not make this change of this customer. Check the status there: a closed customer stays as it is, and major changes may need a new application, which your account manager at Bultra can explain.{request}',
} as const;

/**
 * From an answer to what Zapier does and what the user reads; the first row that fits counts. The
 * API's codes are not documented, so the status decides; `invalid_scope` is OAuth's.
 */
export const errorTable: ErrorTable = [
  {
    status: 400,
    code: 'invalid_scope',
    calls: ['token'],
    consequence: 'reconnect',
    message:
      'This client of Bultra may not read customers, which every step needs. Ask your account manager at Bultra for the scopes customers:read and customers:write, and connect again.',
  },
  ...[400, 401].map((status) => ({ status, ...WRONG_CLIENT })),
  ...[403, 404, 405].map((status) => ({ status, ...TOKEN_HOST_REFUSES })),
  {
    status: 401,
    consequence: 'refresh',
    message:
      'Bultra no longer takes the access token of this connection, so Zapier asks for a new one. {again} If it happens often, another program signs in as the same client: ask your account manager at Bultra for a client for this connection alone.',
  },
  {
    status: 403,
    consequence: 'fail',
    message:
      'Bultra refuses this step to the client of this connection: most likely it lacks the scope {scope}. Ask your account manager at Bultra to add it, and connect again.{request}',
  },
  {
    status: 404,
    consequence: 'halt',
    calls: ['update'],
    message:
      'Bultra has no such record. Check the IDs that are mapped: the customer must be one of yours, and an individual must belong to that customer.',
  },
  {
    status: 202,
    calls: ['update'],
    consequence: 'halt',
    message:
      'Bultra took this as an application, and has not changed the record yet. Do not replay the step, which would apply once more: look in Bultra how the application is decided, or ask your account manager there.{request}',
  },
  rejectedRow(400, ['update']),
  ...[409, 422].map((status) => ({ status, ...NOT_IN_THIS_STATE })),
  {
    status: 429,
    consequence: 'wait',
    message:
      'Bultra gets more calls from this connection than it takes. Zapier tries again in {wait}; a Zap that is on goes on by itself.',
  },
  serverRow,
  {
    status: 'other',
    consequence: 'fail',
    calls: ['update'],
    message:
      'Bultra did not make this change (HTTP {status}). {again} If it fails again, ask your account manager at Bultra whether the change needs a new application.{request}',
  },
  otherRow('your account manager at Bultra'),
];

const envelope = onFirstUse(() => z.object({ error: z.object({ details: z.unknown() }) }));

const detailsOf = ({ data }: HttpAnswer) => envelope().safeParse(data).data?.error.details;

const namedField = onFirstUse(() => z.object({ field: z.string() }));

/** The names in the details of an error: a list of `{ field }`, or an object that has them as keys. */
export const detailedFields = (details: unknown): string[] =>
  Array.isArray(details)
    ? details.flatMap((entry) => namedField().safeParse(entry).data?.field ?? [])
    : Object.keys(Object(details));

/** The problem that an answer outside 2xx to a call stands for. */
export const failure = failures<ApiCall>({
  table: errorTable,
  codeOf: oauthErrorCode,
  mayMeanKeyInUse: () => true, // its codes are not documented
  retryAfterSeconds: (answer) =>
    retryAfterSeconds(answer.header('retry-after'), DEFAULT_WAIT_SECONDS),
  valuesOf: (answer, { method }) => ({
    scope: method === 'PATCH' ? 'customers:write' : 'customers:read',
    fields: rejectedFields(detailedFields(detailsOf(answer)), contactLabels),
  }),
});
