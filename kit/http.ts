import { Readable } from 'node:stream';
import type { HttpRequestOptions, ZObject } from 'zapier-platform-core';
import { isCurated, userError } from './errors.ts';

/** One call: an absolute URL without a query, the query, and a JSON body. */
export interface HttpCall {
  method: 'GET' | 'POST' | 'PATCH';
  url: string;
  query?: Record<string, string> | undefined;
  headers?: Record<string, string> | undefined;
  body?: Record<string, unknown> | undefined;
}

/** What came back: `data` is the parsed JSON, or undefined when the body is no JSON. */
export interface HttpAnswer {
  status: number;
  header(name: string): string | null;
  data: unknown;
}

/** Makes one call. Every status is an answer; throws a curated error when there is none. */
export type Send = (call: HttpCall) => Promise<HttpAnswer>;

// Zapier stops a step after 30 s; this leaves room to tell the user what happened.
const TIMEOUT_MS = 15_000;

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

const requestOptions = ({ method, url, query, headers, body }: HttpCall, timeoutMs: number) => {
  const payload = body === undefined ? undefined : streamed(body);
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

const noAnswer = (vendor: string): Error =>
  userError(
    'fail',
    `${vendor} could not be reached, or took too long to answer. Your Zap is fine: replaying this step later is safe.`,
    { code: 'no_answer' },
  );

/**
 * The way from plain data to Zapier's HTTP client. `vendor` is the product's name for error texts.
 * No redirect is followed, an answer takes 15 s at most, and the platform's log gets no body.
 */
export const sender =
  (z: ZObject, vendor: string): Send =>
  async (call) => {
    try {
      const response = await z.request(requestOptions(call, TIMEOUT_MS));
      const text = await response.text();
      return {
        status: response.status,
        header: (name) => response.headers.get(name),
        data: parsedJson(text),
      };
    } catch (error) {
      throw isCurated(error) ? error : noAnswer(vendor);
    }
  };
