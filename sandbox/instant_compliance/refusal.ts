import { type Answer, htmlAnswer, jsonAnswer } from '../server/answer.ts';
import { Refusal } from '../server/refusal.ts';
import type { Switches } from './switches.ts';

// Which statuses, codes and details the vendor documents: docs/instant_compliance_api.md, "Errors".

/** 422 that names the fields as they were sent, each with a reason. */
export const validationFailed = (fields: Record<string, string>): Refusal =>
  new Refusal(422, 'validation_failed', 'The request is not valid.', { fields });

/** 404 for a record, unknown or of another organisation. */
export const noSuchCustomer = (): Refusal => new Refusal(404, 'not_found', 'No such customer.');

/** 409 for an e-mail address that belongs to another record. */
export const emailTaken = (): Refusal => {
  const message = 'Another customer has this e-mail address.';
  return new Refusal(409, 'conflict', message, { field: 'email' });
};

const envelope = (refusal: Refusal, { errorShape }: Switches): Answer => {
  const { status, code, message, details = {} } = refusal;
  if (errorShape === 'html') return htmlAnswer(status);
  if (errorShape === 'empty') return { status, headers: {}, text: '' };
  if (errorShape === 'string') return jsonAnswer(status, { error: message });
  if (errorShape === 'noDetails') return jsonAnswer(status, { error: { code, message } });
  return jsonAnswer(status, { error: { code, message, details } });
};

const authAnswer = (switches: Switches): Answer => {
  const { authError } = switches;
  if (authError === 'empty') return { status: 401, headers: {}, text: '' };
  if (authError === 'html') return htmlAnswer(401);
  const message = 'The API key is missing, malformed, unknown, revoked or expired.';
  return envelope(new Refusal(401, authError, message), switches);
};

/** The answer to a refusal under the switches in force. */
export const refusalAnswer = (refusal: Refusal, switches: Switches): Answer => {
  const answer = refusal.status === 401 ? authAnswer(switches) : envelope(refusal, switches);
  return { ...answer, headers: { ...answer.headers, ...refusal.headers } };
};

const CODES: Record<number, string> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden_scope',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  422: 'validation_failed',
  429: 'rate_limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** The error of a planned fault; `retryAfter` goes out as it is. */
export const requestedRefusal = (status: number, retryAfter?: number | string): Refusal => {
  const code = CODES[status] ?? 'internal_error';
  const details = status === 429 ? { limit: 60, window_seconds: 60 } : {};
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  return new Refusal(status, code, `Answered ${status} on request.`, details, headers);
};
