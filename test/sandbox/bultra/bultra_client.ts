import * as z from 'zod';
import {
  BULTRA_CLIENT_ID,
  BULTRA_CLIENT_SECRET,
  type Bultra,
  startBultra,
} from '../../../sandbox/bultra.ts';
import { type HttpReply, request, runningForEachTest, type SentHeaders } from '../http_client.ts';

export { NOON } from '../http_client.ts';

const answer = z.looseObject({ access_token: z.string() });
const page = z.object({
  data: z.array(z.looseObject({ id: z.string() })),
  pagination: z.object({ has_more: z.boolean(), next_cursor: z.string().nullish() }),
});

/** What one call came to; `page` throws when the body has another shape. */
export interface Reply extends HttpReply {
  page(): z.infer<typeof page>;
}

/** Left out, the token is a fresh one. */
export interface CallOptions {
  token?: string;
  headers?: SentHeaders;
}

/** A request for a token; left out, for the sandbox's own client and all its scopes. */
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

const withPage = (reply: HttpReply): Reply => ({ ...reply, page: () => page.parse(reply.json()) });

const askTokenAt = async (url: string, wanted: TokenRequest): Promise<Reply> => {
  const { id = BULTRA_CLIENT_ID, secret = BULTRA_CLIENT_SECRET, headers, form } = wanted;
  const pair = Buffer.from(`${id}:${secret}`).toString('base64');
  const type = 'application/x-www-form-urlencoded';
  const sent = { Authorization: `Basic ${pair}`, 'Content-Type': type, ...headers };
  const body = form ?? 'grant_type=client_credentials';
  return withPage(await request('POST', url, { headers: sent, body }));
};

/** A client of the sandbox that the running test has. */
export const bultraClient = (sandbox: () => Bultra): BultraClient => {
  const askToken = (wanted: TokenRequest = {}) => askTokenAt(sandbox().tokenUrl, wanted);
  const token = async (wanted?: TokenRequest) =>
    answer.parse((await askToken(wanted)).json()).access_token;
  const call: BultraClient['call'] = async (method, path, body, options = {}) => {
    const bearer = `Bearer ${options.token ?? (await token())}`;
    const type = 'application/json';
    const sent = { Authorization: bearer, 'Content-Type': type, ...options.headers };
    return withPage(await request(method, sandbox().url + path, { headers: sent, body }));
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
export const bultraForEachTest = (options: { seed?: boolean } = {}): (() => Bultra) =>
  runningForEachTest(() => startBultra({ seed: false, ...options }));
