import { Readable } from 'node:stream';
import { errors, type HttpRequestOptions, type ZObject } from 'zapier-platform-core';
import { Problem } from '../errors/problem.ts';
import { problem } from '../errors/sentences.ts';

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

/** What came over the wire: the bytes are compressed as the header `content-encoding` says. */
export interface Exchange {
  status: number;
  header(name: string): string | null;
  bytes: Buffer;
}

/** What one exchange may take: milliseconds until its last byte, and bytes of its body. */
export interface Limits {
  timeoutMs: number;
  maxBytes: number;
}

/** The connection that a call goes through. */
type Agent = NonNullable<HttpRequestOptions['agent']>;

const withQuery = (url: string, query: Record<string, string> = {}): string => {
  const text = new URLSearchParams(query).toString();
  return text === '' ? url : `${url}?${text}`;
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

const requestOptions = (
  { method, url, query, headers, body }: HttpCall,
  agent: Agent,
  signal: AbortSignal,
) => {
  const payload = body === undefined ? undefined : payloadOf(body);
  const options: HttpRequestOptions & { url: string; raw: true } & Record<string, unknown> = {
    method,
    url: withQuery(url, query),
    headers: {
      Accept: 'application/json',
      'Accept-Encoding': 'gzip',
      ...payload?.headers,
      ...headers,
    },
    // The platform logs the answer's body too, but not that of a raw answer.
    raw: true,
    // The client would take a compressed body that was cut for a whole one.
    compress: false,
    // A key must not follow a redirect, and every status is judged by the app's own table.
    redirect: 'manual',
    skipThrowForStatus: true,
    throwForThrottlingEarly: false,
    agent,
    signal,
  };
  return payload ? { ...options, body: payload.body } : options;
};

const downloaded = async (body: AsyncIterable<string | Buffer>, maxBytes: number) => {
  const chunks: Buffer[] = [];
  let bytesLeft = maxBytes;
  for await (const chunk of body) {
    bytesLeft -= chunk.length;
    if (bytesLeft < 0) throw problem('too_large');
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
};

// With session authentication the platform itself throws at a 401, whoever answered it.
const UNAUTHORIZED: Exchange = { status: 401, header: () => null, bytes: Buffer.alloc(0) };

/**
 * Makes one call, once. Every status is an answer; null stands for none, in time or at all. No
 * redirect is followed. Of bodies, the platform's log gets only a form that is sent. Throws `Problem`
 * when the body is too large.
 *
 * When a server closes a connection in the middle of a body, the platform's client never hears of
 * it, and Node ends a process that waits for nothing else. So a timer holds the process until the
 * call is settled, and whatever is left of the download is broken off then.
 */
export const exchange = async (
  z: ZObject,
  call: HttpCall,
  agent: Agent,
  { timeoutMs, maxBytes }: Limits,
): Promise<Exchange | null> => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  try {
    const { status, headers, body } = await z.request(
      requestOptions(call, agent, controller.signal),
    );
    const bytes = await downloaded(body, maxBytes);
    return { status, header: (name) => headers.get(name), bytes };
  } catch (error) {
    if (error instanceof Problem) throw error;
    return error instanceof errors.RefreshAuthError ? UNAUTHORIZED : null;
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
};
