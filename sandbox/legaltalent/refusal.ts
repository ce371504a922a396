import { STATUS_CODES } from 'node:http';
import { type Answer, htmlAnswer, jsonAnswer } from '../server/answer.ts';
import type { Reasons } from '../server/input.ts';
import { Refusal } from '../server/refusal.ts';
import type { Switches } from './switches.ts';

// Which codes and types the vendor documents, and which are assumed: docs/legaltalent_api.md.
const CODES: Record<number, string> = {
  400: 'VALIDATION_ERROR',
  401: 'UNAUTHORIZED',
  402: 'NO_SEATS_AVAILABLE',
  403: 'FORBIDDEN',
  404: 'CUSTOMER_NOT_FOUND',
  409: 'CLIENT_ID_EXISTS',
};

const TYPES: Record<number, string> = {
  400: 'ValidationError',
  401: 'UnauthorizedError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  409: 'ConflictError',
};

/** The code of an error that nobody foresaw. */
export const INTERNAL_ERROR = 'INTERNAL_ERROR';

/** A refusal with the code that the vendor has for the status, unless another one is given. */
export const refused = (
  status: number,
  message: string,
  code = CODES[status] ?? INTERNAL_ERROR,
): Refusal => new Refusal(status, code, message);

/** 400 that names each field as it was sent, with a reason. */
export const notValid = (reasons: Reasons): Refusal => {
  const sentences = Object.entries(reasons).map(([field, reason]) => `${field}: ${reason}`);
  return refused(400, sentences.join(' '));
};

/** 404 for a customer. */
export const noSuchCustomer = (): Refusal => refused(404, 'Customer not found.');

/** 404 for a watchlist. */
export const noSuchWatchlist = (): Refusal =>
  refused(404, 'Watchlist not found.', 'WATCHLIST_NOT_FOUND');

/** 404 for a workflow. */
export const noSuchWorkflow = (): Refusal =>
  refused(404, 'Workflow not found.', 'WORKFLOW_NOT_FOUND');

/** 429 that names the wait where the switch says; `headers` go out too. */
export const tooMany = (
  retryAfter: number | string,
  { retryAfter: place }: Switches,
  headers: Record<string, string> = {},
): Refusal => {
  const isIn = (one: 'body' | 'header') => place === one || place === 'both';
  const message = 'Rate limit exceeded. Try again later.';
  const details = isIn('body') ? { retry_after: retryAfter } : {};
  const inHeader = isIn('header') ? { 'Retry-After': String(retryAfter) } : {};
  return new Refusal(429, 'RATE_LIMITED', message, details, { ...headers, ...inHeader });
};

const phraseOf = (status: number): string => STATUS_CODES[status] ?? 'Error';

// The firewall in front has a shape of its own, and it is documented.
const firewallAnswer = ({ status, message, details }: Refusal): Answer => {
  const more = typeof details === 'object' ? details : {};
  return jsonAnswer(status, { error: phraseOf(status), message, ...more });
};

const documentedError = ({ status, code, message }: Refusal): unknown => {
  if (status === 402) return message; // the one error that is a plain string
  return { type: TYPES[status] ?? 'InternalError', message, code };
};

const envelope = (refusal: Refusal, { errorShape }: Switches): Answer => {
  const { status, code, message } = refusal;
  if (status === 429) return firewallAnswer(refusal);
  if (errorShape === 'html') return htmlAnswer(status);
  if (errorShape === 'gateway') return jsonAnswer(status, { message: phraseOf(status) });
  if (errorShape === 'flat') return jsonAnswer(status, { error: code, message });
  const error = errorShape === 'string' ? message : documentedError(refusal);
  return jsonAnswer(status, { status: 'error', error });
};

/** The answer to a refusal under the switches in force. */
export const refusalAnswer = (refusal: Refusal, switches: Switches): Answer => {
  const answer = envelope(refusal, switches);
  return { ...answer, headers: { ...answer.headers, ...refusal.headers } };
};

const REQUESTED_WAIT_SECONDS = 60;

/** The answer with an error that a test asked for; a `retryAfter` of a 429 obeys its switch. */
export const requestedAnswer = (
  status: number,
  retryAfter: number | string | undefined,
  switches: Switches,
): Answer => {
  if (status === 429)
    return refusalAnswer(tooMany(retryAfter ?? REQUESTED_WAIT_SECONDS, switches), switches);
  const answer = refusalAnswer(refused(status, `Answered ${status} on request.`), switches);
  if (retryAfter === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'Retry-After': String(retryAfter) } };
};
