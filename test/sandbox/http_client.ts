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

/** What a call sends besides its method and path; a body that is text goes out as it is. */
export interface HttpCall {
  key: string;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

const requestInit = (method: string, call: HttpCall): RequestInit => {
  const { body, key, idempotencyKey, signal } = call;
  const headers = new Headers({ Authorization: `Bearer ${key}` });
  if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey);
  if (body === undefined) return { method, headers, signal: signal ?? null };
  headers.set('Content-Type', 'application/json');
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { method, headers, body: text, signal: signal ?? null };
};

/** Makes one call with a key and reads the whole answer. */
export const send = async (method: string, url: string, call: HttpCall): Promise<HttpReply> => {
  const response = await fetch(url, requestInit(method, call));
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, json: () => JSON.parse(text) };
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
