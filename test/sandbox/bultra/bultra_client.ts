import { afterEach, beforeEach } from '@jest/globals';
import * as z from 'zod';
import {
  BULTRA_CLIENT_ID,
  BULTRA_CLIENT_SECRET,
  type Bultra,
  startBultra,
} from '../../../sandbox/bultra.ts';

/** The noon that tests start at. */
export const NOON = Date.parse('2026-07-01T12:00:00Z');

const answer = z.looseObject({ access_token: z.string() });
const page = z.object({
  data: z.array(z.looseObject({ id: z.string() })),
  pagination: z.object({ has_more: z.boolean(), next_cursor: z.string().nullish() }),
});

/** What one call came to; the readers of its text throw when it has another shape. */
export interface Reply extends Pick<Response, 'status' | 'headers'> {
  text: string;
  json(): unknown;
  page(): z.infer<typeof page>;
}

/** Headers by name; one that is null is left out. */
type SentHeaders = Record<string, string | null>;

/** The token is a fresh one unless told. */
export interface CallOptions {
  token?: string;
  headers?: SentHeaders;
}

/** How a token is asked for: the sandbox's own client and all its scopes unless told. */
export interface TokenRequest {
  id?: string;
  secret?: string;
  form?: string;
  headers?: SentHeaders;
}

/** Calls to one sandbox. */
export interface BultraClient {
  askToken(request?: TokenRequest): Promise<Reply>;
  token(request?: TokenRequest): Promise<string>;
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Reply>;
  get(path: string, options?: CallOptions): Promise<Reply>;
  patch(path: string, body: unknown, options?: CallOptions): Promise<Reply>;
}

// As bytes, for which fetch makes up no Content-Type of its own.
const bytesOf = (body: unknown): Buffer | null => {
  if (body === undefined) return null;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
};

const send = async (
  url: string,
  method: string,
  sent: SentHeaders,
  body: unknown,
): Promise<Reply> => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(sent)) if (value !== null) headers.set(name, value);
  const answered = await fetch(url, { method, headers, body: bytesOf(body) });
  const text = await answered.text();
  const json = (): unknown => JSON.parse(text);
  const { status } = answered;
  return { status, headers: answered.headers, text, json, page: () => page.parse(json()) };
};

const askTokenAt = (url: string, request: TokenRequest): Promise<Reply> => {
  const { id = BULTRA_CLIENT_ID, secret = BULTRA_CLIENT_SECRET, headers } = request;
  const pair = Buffer.from(`${id}:${secret}`).toString('base64');
  const type = 'application/x-www-form-urlencoded';
  const sent = { Authorization: `Basic ${pair}`, 'Content-Type': type, ...headers };
  return send(url, 'POST', sent, request.form ?? 'grant_type=client_credentials');
};

/** A client of the sandbox that the running test has. */
export const bultraClient = (sandbox: () => Bultra): BultraClient => {
  const askToken = (request: TokenRequest = {}) => askTokenAt(sandbox().tokenUrl, request);
  const token = async (request?: TokenRequest) =>
    answer.parse((await askToken(request)).json()).access_token;
  const call: BultraClient['call'] = async (method, path, body, options = {}) => {
    const bearer = `Bearer ${options.token ?? (await token())}`;
    const type = 'application/json';
    const sent = { Authorization: bearer, 'Content-Type': type, ...options.headers };
    return send(sandbox().url + path, method, sent, body);
  };
  return {
    askToken,
    token,
    call,
    get: (path, options) => call('GET', path, undefined, options),
    patch: (path, body, options) => call('PATCH', path, body, options),
  };
};

/** One sandbox a test, empty and stopped at noon; closed after it. */
export const bultraForEachTest = (options: { seed?: boolean } = {}): (() => Bultra) => {
  const running: Bultra[] = [];
  beforeEach(async () => {
    const bultra = await startBultra({ seed: false, ...options });
    bultra.clock.set(NOON);
    running.push(bultra);
  });
  afterEach(() => running.pop()?.close());
  return () => {
    const bultra = running.at(-1);
    if (bultra === undefined) throw new Error('A sandbox runs inside a test only.');
    return bultra;
  };
};
