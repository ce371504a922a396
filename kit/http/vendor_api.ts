import type * as z from 'zod/mini';
import type { Problem } from '../errors/problem.ts';
import { readAnswer } from './read_answer.ts';
import { type HttpAnswer, type HttpCall, isOk, type Send } from './send.ts';
import { type BaseUrl, urlOf } from './urls.ts';

/** One call of a vendor's API: its path below the base URL, and what the error table calls it. */
export interface VendorCall extends Omit<HttpCall, 'url'> {
  kind: string;
  path: string;
}

/** The ways to call a vendor: take any answer, only a success, or a success or a 404. */
export interface VendorApi<C extends VendorCall> {
  /** Makes a call; every status is an answer. */
  answerTo(send: Send, call: C): Promise<HttpAnswer>;
  /** Makes a call that must succeed. Throws the problem of the answer otherwise. */
  okAnswerTo(send: Send, call: C): Promise<HttpAnswer>;
  /** Makes a call that may find nothing: null stands for 404. */
  answerIfFound(send: Send, call: C): Promise<HttpAnswer | null>;
  /** Asks for a record that may not be there: null stands for 404. */
  recordIfFound<S extends z.ZodMiniType>(
    send: Send,
    call: C,
    schema: S,
  ): Promise<z.output<S> | null>;
}

/**
 * The calls of a vendor's API at an address; `failure` is the problem that an answer stands for.
 * `isSuccess` is for vendors that also send errors under 2xx.
 */
export const vendorApi = <C extends VendorCall>(
  base: BaseUrl,
  failure: (answer: HttpAnswer, call: C) => Problem,
  isSuccess: (answer: HttpAnswer) => boolean = isOk,
): VendorApi<C> => {
  const answerTo = (
    send: Send,
    { method, path, query, headers, body, isRepeatable }: C,
  ): Promise<HttpAnswer> =>
    send({ method, url: urlOf(base, path), query, headers, body, isRepeatable });
  const answerIfFound = async (send: Send, call: C): Promise<HttpAnswer | null> => {
    const answer = await answerTo(send, call);
    if (answer.status === 404) return null;
    if (isSuccess(answer)) return answer;
    throw failure(answer, call);
  };
  const recordIfFound = async <S extends z.ZodMiniType>(send: Send, call: C, schema: S) => {
    const answer = await answerIfFound(send, call);
    return answer && readAnswer(schema, answer);
  };
  const okAnswerTo = async (send: Send, call: C): Promise<HttpAnswer> => {
    const answer = await answerTo(send, call);
    if (isSuccess(answer)) return answer;
    throw failure(answer, call);
  };
  return { answerTo, okAnswerTo, answerIfFound, recordIfFound };
};

/** A query without what is blank, each value as text. */
export const queryOf = (values: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([key, value]) => [key, String(value)]),
  );
