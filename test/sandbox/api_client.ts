import { afterEach, beforeEach } from '@jest/globals';
import * as z from 'zod';
import {
  type InstantCompliance,
  SANDBOX_API_KEY,
  type StartOptions,
  startInstantCompliance,
} from '../../sandbox/instant_compliance.ts';

/** The noon that tests start at. */
export const NOON = Date.parse('2026-07-01T12:00:00Z');

export const DAY_MS = 24 * 3_600_000;

const record = z.looseObject({ id: z.string() });
const list = z.looseObject({
  data: z.array(z.looseObject({ id: z.string().optional() })),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
});
const failure = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown() }),
});

/** What one call came to; the readers throw when the body has another shape. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  json(): unknown;
  record(): z.infer<typeof record>;
  list(): z.infer<typeof list>;
  error(): z.infer<typeof failure>['error'];
}

/** What may differ from a plain call with the sandbox's own key. */
export interface CallOptions {
  body?: unknown;
  key?: string;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Calls to one sandbox. */
export interface ApiClient {
  call(method: string, path: string, options?: CallOptions): Promise<Reply>;
  get(path: string, options?: CallOptions): Promise<Reply>;
  post(body: unknown, options?: CallOptions): Promise<Reply>;
  patch(id: string, body: unknown, options?: CallOptions): Promise<Reply>;
}

const requestInit = (method: string, options: CallOptions): RequestInit => {
  const { body, key = SANDBOX_API_KEY, idempotencyKey, signal } = options;
  const headers = new Headers({ Authorization: `Bearer ${key}` });
  if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey);
  if (body === undefined) return { method, headers, signal: signal ?? null };
  headers.set('Content-Type', 'application/json');
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { method, headers, body: text, signal: signal ?? null };
};

const replyOf = async (response: Response): Promise<Reply> => {
  const text = await response.text();
  const json = (): unknown => JSON.parse(text);
  return {
    status: response.status,
    headers: response.headers,
    text,
    json,
    record: () => record.parse(json()),
    list: () => list.parse(json()),
    error: () => failure.parse(json()).error,
  };
};

/** A client of the sandbox that the running test has; see `sandboxForEachTest`. */
export const apiClient = (sandbox: () => InstantCompliance): ApiClient => {
  const call = async (method: string, path: string, options: CallOptions = {}) =>
    replyOf(await fetch(sandbox().url + path, requestInit(method, options)));
  return {
    call,
    get: (path, options) => call('GET', path, options),
    post: (body, options) => call('POST', '/customers', { body, ...options }),
    patch: (id, body, options) =>
      call('PATCH', `/customers/${encodeURIComponent(id)}`, { body, ...options }),
  };
};

/** One sandbox a test, empty and stopped at noon unless told; closed after it. */
export const sandboxForEachTest = (options: StartOptions = {}): (() => InstantCompliance) => {
  let running: InstantCompliance | undefined;
  beforeEach(async () => {
    running = await startInstantCompliance({ seed: false, ...options });
    running.clock.set(NOON);
  });
  afterEach(() => running?.close());
  return () => {
    if (running === undefined) throw new Error('A sandbox runs inside a test only.');
    return running;
  };
};
