import { Readable } from 'node:stream';
import { errors, type HttpRequestOptions, type ZObject } from 'zapier-platform-core';
import { Problem } from '../errors/problem.ts';
import { problem } from '../errors/sentences.ts';
import { isRetryable, pauseBeforeRetry } from './retry.ts';

/**
 * One call: an absolute URL without a query, the query, and a body, as JSON or as a form. A form
 * stands in the platform's log as it is: it may hold nothing private.
 */
export interface HttpCall {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  url: string;
  query?: Record<string, string> | undefined;
  headers?: Record<string, string> | undefined;
  body?: Record<string, unknown> | URLSearchParams | undefined;
  /** Whether the call may be made again within this run: true only when a repeat is harmless. */
  isRepeatable: boolean;
}

/** What came back: `data` is the parsed JSON, or undefined when the body is no JSON. */
export interface HttpAnswer {
  status: number;
  header(name: string): string | null;
  data: unknown;
  /** Whether the body held nothing, which is not the same as no JSON. */
  isEmpty: boolean;
  /** How often the call was made to get this answer. */
  attempts: number;
  /** Whether an earlier attempt got no answer, so that its work may have been done. */
  wasUnanswered: boolean;
}

/** Whether an answer is a success. */
export const isOk = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300;

/** Makes one call. Every status is an answer; throws `Problem` when there is none. */
export type Send = (call: HttpCall) => Promise<HttpAnswer>;

// Zapier stops a step after 30 s; this leaves room to tell the user what happened.
const STEP_MS = 25_000;
const RETRIES_MS = 20_000;
const CALL_MS = 10_000;

const withQuery = (url: string, query: Record<string, string> = {}): string => {
  const text = new URLSearchParams(query).toString();
  return text === '' ? url : `${url}?${text}`;
};

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The body as a stream with its length: the platform writes the bodies of requests to its log in
 * clear, except those of streams. It also keeps `{{…}}` in a person's data from being read as a
 * template.
 */
const streamed = (body: Record<string, unknown>) => {
  const bytes = Buffer.from(JSON.stringify(body));
  return {
    body: Readable.from([bytes]),
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': String(bytes.length),
    },
  };
};

// The platform would encode a stream itself; a form goes out, and into the log, as its text.
const asForm = (body: URLSearchParams) => ({
  body: body.toString(),
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
});

const payloadOf = (body: NonNullable<HttpCall['body']>) =>
  body instanceof URLSearchParams ? asForm(body) : streamed(body);

const requestOptions = ({ method, url, query, headers, body }: HttpCall, timeoutMs: number) => {
  const payload = body === undefined ? undefined : payloadOf(body);
  const options: HttpRequestOptions & { url: string; raw: true } & Record<string, unknown> = {
    method,
    url: withQuery(url, query),
    headers: { Accept: 'application/json', ...payload?.headers, ...headers },
    // The platform logs the answer's body too, but not that of a raw answer.
    raw: true,
    // A key must not follow a redirect, and every status is judged by the app's own table.
    redirect: 'manual',
    skipThrowForStatus: true,
    throwForThrottlingEarly: false,
    signal: AbortSignal.timeout(timeoutMs),
  };
  return payload ? { ...options, body: payload.body } : options;
};

// With session authentication the platform itself throws at a 401, whoever answered it.
const UNAUTHORIZED = { status: 401, header: () => null, data: undefined, isEmpty: true };

const oneAnswer = async (
  z: ZObject,
  call: HttpCall,
  timeoutMs: number,
): Promise<Omit<HttpAnswer, 'attempts' | 'wasUnanswered'> | null> => {
  try {
    const response = await z.request(requestOptions(call, timeoutMs));
    const text = await response.text();
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      data: parsedJson(text),
      isEmpty: text.trim() === '',
    };
  } catch (error) {
    if (error instanceof Problem) throw error;
    return error instanceof errors.RefreshAuthError ? UNAUTHORIZED : null;
  }
};

/**
 * The way from plain data to Zapier's HTTP client, for one run of one step. No redirect is
 * followed, and the platform's log gets no body. An answer takes 10 s at most, all calls together
 * 25 s. A repeatable call is made again, for 20 s at most, when the connection fails or the answer
 * is 502, 503 or 504; never after any other answer.
 */
export const sender = (z: ZObject): Send => {
  const startedAt = performance.now();
  const budget = { retriesEndAt: startedAt + RETRIES_MS };
  return async (call) => {
    let wasUnanswered = false;
    for (let attempts = 1; ; attempts += 1) {
      const timeLeft = Math.round(startedAt + STEP_MS - performance.now());
      if (timeLeft <= 0) throw problem('no_answer');
      const answer = await oneAnswer(z, call, Math.min(CALL_MS, timeLeft));
      const isFinal = !call.isRepeatable || !isRetryable(answer?.status ?? null);
      if (isFinal || !(await pauseBeforeRetry(attempts, budget))) {
        if (answer) return { ...answer, attempts, wasUnanswered };
        throw problem('no_answer');
      }
      wasUnanswered ||= answer === null;
    }
  };
};
