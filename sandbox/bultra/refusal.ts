import { type Answer, htmlAnswer, jsonAnswer } from '../server/answer.ts';
import type { Reasons } from '../server/input.ts';
import { Refusal } from '../server/refusal.ts';
import type { Switches } from './switches.ts';

// Which statuses and codes the vendor documents: docs/bultra_api.md, "Errors".
const CODES: Record<number, string> = {
  400: 'INVALID_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  422: 'UNPROCESSABLE',
  429: 'RATE_LIMITED',
};

/** The code of a mistake on the vendor's side. */
export const INTERNAL_ERROR = 'INTERNAL_ERROR';

const codeOf = (status: number): string => CODES[status] ?? INTERNAL_ERROR;

/** A refusal by the API, its code the one of the status. */
export const apiRefusal = (
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Refusal => new Refusal(status, codeOf(status), message, undefined, headers);

/** 400 that names the fields as they were sent, each with a reason. */
export const invalidRequest = (reasons: Reasons): Refusal => {
  const details = Object.entries(reasons).map(([field, message]) => ({ field, message }));
  return new Refusal(400, codeOf(400), 'Validation failed.', details);
};

/** 404 for a customer or an individual, unknown or another customer's. */
export const noSuchRecord = (): Refusal => apiRefusal(404, 'No such record.');

const envelope = (
  { status, code, message, details }: Refusal,
  { errorShape }: Switches,
): Answer => {
  if (errorShape === 'html') return htmlAnswer(status);
  if (errorShape === 'string') return jsonAnswer(status, { error: message });
  const error = { code, message };
  if (errorShape === 'noDetails' || details === undefined) return jsonAnswer(status, { error });
  return jsonAnswer(status, { error: { ...error, details } });
};

/** The API's answer to a refusal under the switches in force. */
export const refusalAnswer = (refusal: Refusal, switches: Switches): Answer => {
  const { headers, ...answer } = envelope(refusal, switches);
  return { ...answer, headers: { ...headers, ...refusal.headers } };
};
