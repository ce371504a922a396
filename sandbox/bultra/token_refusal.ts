import { type Answer, jsonAnswer } from '../server/answer.ts';
import { Refusal } from '../server/refusal.ts';
import { apiRefusal, refusalAnswer } from './refusal.ts';
import type { Switches } from './switches.ts';

const INVALID_CLIENT = 'invalid_client';

// RFC 6749, 5.2: the token host is assumed to keep to it.
const CODES: Record<number, string> = {
  400: 'invalid_request',
  401: INVALID_CLIENT,
  503: 'temporarily_unavailable',
};

/** A refusal in the words of OAuth 2.0. */
export const tokenRefusal = (status: number, code: string, message: string): Refusal =>
  new Refusal(status, code, message);

/** 401 for an id or a secret that is missing, wrong or revoked. */
export const clientRefused = (): Refusal =>
  tokenRefusal(401, INVALID_CLIENT, 'The client is not known.');

/** OAuth's answer to a refusal. */
const oauthAnswer = ({ status, code, message, headers }: Refusal): Answer => {
  const answer = jsonAnswer(status, { error: code, error_description: message });
  return { ...answer, headers: { ...answer.headers, ...headers } };
};

/** The token host's answer to a refusal under the switches in force. */
export const tokenRefusalAnswer = (refusal: Refusal, switches: Switches): Answer => {
  if (refusal.code !== INVALID_CLIENT || switches.clientError === 'oauth')
    return oauthAnswer(refusal);
  if (switches.clientError === '400')
    return oauthAnswer(tokenRefusal(400, refusal.code, refusal.message));
  return refusalAnswer(apiRefusal(401, refusal.message), switches);
};

/** The token host's answer with an error that a fault asks for. */
export const requestedTokenAnswer = (status: number, headers: Record<string, string>): Answer => {
  const code = CODES[status] ?? 'server_error';
  return oauthAnswer(new Refusal(status, code, `Answered ${status} on request.`, {}, headers));
};
