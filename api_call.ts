import { type CallKind, failure } from './api_errors.ts';
import type { HttpAnswer, HttpCall, Send } from './kit/http.ts';
import { performing } from './kit/perform.ts';
import { baseUrl, isSameOrigin, pathSegment, urlOf } from './kit/urls.ts';

const BASE = baseUrl('INSTANT_COMPLIANCE_API_URL', 'https://app.instantcompliance.ai/api/v1');

/** Wraps every `perform` of this app. */
export const perform = performing('Instant Compliance');

/** Whether a request goes to the API, so that it may carry the key. */
export const isApiRequest = (url: string): boolean => isSameOrigin(BASE, url);

/** One call of the API: its path below the base URL, and the scope that it needs. */
export interface ApiCall extends Omit<HttpCall, 'url'> {
  kind: CallKind;
  path: string;
  scope: 'customers:read' | 'customers:write' | 'aml:read';
}

/** Makes a call; every status is an answer. */
export const answerTo = (
  send: Send,
  { method, path, query, headers, body, isRepeatable }: ApiCall,
) => send({ method, url: urlOf(BASE, path), query, headers, body, isRepeatable });

/** Whether an answer is a success. */
export const isOk = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300;

/** Makes a call that must succeed. Throws what the error table says otherwise. */
export const okAnswerTo = async (send: Send, call: ApiCall): Promise<HttpAnswer> => {
  const answer = await answerTo(send, call);
  if (isOk(answer)) return answer;
  throw failure(answer, call.kind, call.scope);
};

/** Makes a call that may find nothing: null stands for 404. */
export const answerIfFound = async (send: Send, call: ApiCall): Promise<HttpAnswer | null> => {
  const answer = await answerTo(send, call);
  if (answer.status === 404) return null;
  if (isOk(answer)) return answer;
  throw failure(answer, call.kind, call.scope);
};

/** The path of a customer by the vendor's id or an external id, whatever characters it has. */
export const customerPath = (id: string): string => `/customers/${pathSegment(id, 'Customer ID')}`;
