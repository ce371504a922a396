import { afterEach, beforeEach } from '@jest/globals';
import type { Sandbox } from '../../sandbox/server/sandbox.ts';

/** The noon that tests start at. */
export const NOON = Date.parse('2026-07-01T12:00:00Z');

export const DAY_MS = 24 * 3_600_000;

/** What one call came to. */
export interface HttpReply {
  status: number;
  headers: Headers;
  text: string;
  json(): unknown;
}

/** Headers by name; one that is null is left out. */
export type SentHeaders = Record<string, string | null>;

/** What a request sends; a body that is text goes out as it is. */
interface Sent {
  headers: SentHeaders;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

// As bytes, for which fetch makes up no Content-Type of its own.
const bytesOf = (body: unknown): Buffer | null => {
  if (body === undefined) return null;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
};

/** Makes one request and reads the whole answer. */
export const request = async (method: string, url: string, sent: Sent): Promise<HttpReply> => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(sent.headers))
    if (value !== null) headers.set(name, value);
  const { signal = null } = sent;
  const response = await fetch(url, { method, headers, body: bytesOf(sent.body), signal });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: () => JSON.parse(text),
  };
};

/** What a call with an API key sends besides its method and path. */
export interface HttpCall {
  key: string;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Makes one call with a key and reads the whole answer. */
export const send = (method: string, url: string, call: HttpCall): Promise<HttpReply> => {
  const { body, key, idempotencyKey = null, signal } = call;
  const headers = {
    Authorization: `Bearer ${key}`,
    'Idempotency-Key': idempotencyKey,
    'Content-Type': body === undefined ? null : 'application/json',
  };
  return request(method, url, { headers, body, signal });
};

/** One sandbox a test, stopped at noon; closed after it. */
export const runningForEachTest = <Running extends Pick<Sandbox, 'clock' | 'close'>>(
  start: () => Promise<Running>,
): (() => Running) => {
  let running: Running | undefined;
  beforeEach(async () => {
    running = await start();
    running.clock.set(NOON);
  });
  afterEach(() => running?.close());
  return () => {
    if (running === undefined) throw new Error('A sandbox runs inside a test only.');
    return running;
  };
};
