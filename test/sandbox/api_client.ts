import * as z from 'zod';
import {
  type InstantCompliance,
  SANDBOX_API_KEY,
  type StartOptions,
  startInstantCompliance,
} from '../../sandbox/instant_compliance.ts';
import { type HttpCall, type HttpReply, runningForEachTest, send } from './http_client.ts';

export { DAY_MS, NOON } from './http_client.ts';

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
export interface Reply extends HttpReply {
  record(): z.infer<typeof record>;
  list(): z.infer<typeof list>;
  error(): z.infer<typeof failure>['error'];
}

/** What may differ from a plain call with the sandbox's own key. */
export type CallOptions = Partial<HttpCall>;

/** Calls to one sandbox. */
export interface ApiClient {
  call(method: string, path: string, options?: CallOptions): Promise<Reply>;
  get(path: string, options?: CallOptions): Promise<Reply>;
  post(body: unknown, options?: CallOptions): Promise<Reply>;
  patch(id: string, body: unknown, options?: CallOptions): Promise<Reply>;
}

const withReaders = (reply: HttpReply): Reply => ({
  ...reply,
  record: () => record.parse(reply.json()),
  list: () => list.parse(reply.json()),
  error: () => failure.parse(reply.json()).error,
});

/** A client of the sandbox that the running test has; see `sandboxForEachTest`. */
export const apiClient = (sandbox: () => InstantCompliance): ApiClient => {
  const call = async (method: string, path: string, options: CallOptions = {}) =>
    withReaders(await send(method, sandbox().url + path, { key: SANDBOX_API_KEY, ...options }));
  return {
    call,
    get: (path, options) => call('GET', path, options),
    post: (body, options) => call('POST', '/customers', { body, ...options }),
    patch: (id, body, options) =>
      call('PATCH', `/customers/${encodeURIComponent(id)}`, { body, ...options }),
  };
};

/** One sandbox a test, empty and stopped at noon; closed after it. */
export const sandboxForEachTest = (options: StartOptions = {}): (() => InstantCompliance) =>
  runningForEachTest(() => startInstantCompliance({ seed: false, ...options }));
