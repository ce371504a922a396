import * as z from 'zod';
import {
  LEGALTALENT_API_KEY,
  type LegalTalent,
  type Switches,
  startLegalTalent,
} from '../../../sandbox/legaltalent.ts';
import type { StartOptions } from '../../../sandbox/server/sandbox.ts';
import { type HttpCall, type HttpReply, runningForEachTest, send } from '../http_client.ts';

export { DAY_MS, NOON } from '../http_client.ts';

const enveloped = z.looseObject({ data: z.unknown() });
const named = z.looseObject({ name: z.string().nullable() });
const page = z.looseObject({ data: z.looseObject({ customers: z.array(named) }) });
const failure = z.object({
  status: z.literal('error'),
  error: z.object({ type: z.string(), message: z.string(), code: z.string() }),
});

/** What one call came to; the readers throw when the body has another shape. */
export interface Reply extends HttpReply {
  data(): unknown;
  /** The names on a page of customers. */
  names(): (string | null)[];
  error(): z.infer<typeof failure>['error'];
}

type CallOptions = Partial<HttpCall>;

/** Calls to one sandbox. */
export interface ApiClient {
  call(method: string, path: string, options?: CallOptions): Promise<Reply>;
  get(path: string, options?: CallOptions): Promise<Reply>;
  create(body: unknown, options?: CallOptions): Promise<Reply>;
}

const withReaders = (reply: HttpReply): Reply => ({
  ...reply,
  data: () => enveloped.parse(reply.json()).data,
  names: () => page.parse(reply.json()).data.customers.map(({ name }) => name),
  error: () => failure.parse(reply.json()).error,
});

/** A client of the sandbox that the running test has; see `sandboxForEachTest`. */
export const apiClient = (sandbox: () => LegalTalent): ApiClient => {
  const call = async (method: string, path: string, options: CallOptions = {}) =>
    withReaders(await send(method, sandbox().url + path, { key: LEGALTALENT_API_KEY, ...options }));
  return {
    call,
    get: (path, options) => call('GET', path, options),
    create: (body, options) => call('POST', '/customers', { body, ...options }),
  };
};

/** One sandbox a test, empty and stopped at noon; closed after it. */
export const sandboxForEachTest = (options: StartOptions<Switches> = {}): (() => LegalTalent) =>
  runningForEachTest(() => startLegalTalent({ seed: false, ...options }));
