import * as z from 'zod';
import { type ApiCall, apiCallOf } from './api_call.ts';
import { coerced } from './coerce.ts';
import type { CursorStore } from './cursor_store.ts';
import { type PlatformHandler, platformHandler } from './platform.ts';
import { StepFailure } from './step_failure.ts';

/** What came back from one step, and the API calls that it took. */
export interface StepRun<T = unknown> {
  results: T;
  apiCalls: ApiCall[];
}

/** A line that the platform would have stored in its log, after its own scrubbing. */
export type LogListener = (message: string, data: Record<string, unknown>) => void;

/** Hears of each failed step, with what the user is shown. */
export type FailureListener = (failure: StepFailure) => void;

/** What a step is given: the user's input, and the platform's flags such as `isPopulatingDedupe`. */
export interface StepInput {
  inputData?: Record<string, unknown>;
  inputDataRaw?: Record<string, unknown>;
  meta?: Record<string, unknown>;
  /** What a hook is given besides: the address that it is called at, its subscription, a payload. */
  hook?: Record<string, unknown>;
}

const NO_MARKS = {
  isBulkRead: false,
  isFillingDynamicDropdown: false,
  isLoadingSample: false,
  isPopulatingDedupe: false,
  limit: -1,
  page: 0,
  timezone: null,
};

/** The step that fetches a session, and what it returns: more values for `authData`. */
const SESSION_STEP = 'authentication.sessionConfig.perform';
const sessionSchema = z.record(z.string(), z.string());

type Session = z.output<typeof sessionSchema>;

/** How a step is run: for which app and connection, and who hears of it. */
export interface Connection {
  app: object;
  authData: Record<string, string>;
  /** Whether the app fetches a session, which is kept until a step finds it stale. */
  hasSession?: boolean;
  cursors: CursorStore;
  onLog?: LogListener | undefined;
  onFailure?: FailureListener | undefined;
}

/** One run of a step: what it is given, where it keeps its cursor, and the calls that it took. */
interface Run {
  input: StepInput;
  storeKey: string;
  apiCalls: ApiCall[];
}

/** Runs single steps of an app for one connection, through the platform's own handler. */
export class StepRunner {
  readonly #handler: PlatformHandler;
  readonly #connection: Connection;
  #session: Session | undefined;
  #renewal: Promise<Session> | undefined;

  constructor(connection: Connection) {
    this.#handler = platformHandler(connection.app);
    this.#connection = connection;
  }

  /**
   * Runs `method`, such as `creates.upsert_customer.operation.perform`. A stale session is fetched
   * again, unless another run did so meanwhile, and the step run once more. Throws `StepFailure`.
   */
  async run(method: string, input: StepInput = {}, storeKey = 'editor'): Promise<StepRun> {
    const run = { input, storeKey, apiCalls: [] };
    try {
      return { results: await this.#withSession(method, run), apiCalls: run.apiCalls };
    } catch (error) {
      const failure = new StepFailure(error, run.apiCalls);
      this.#connection.onFailure?.(failure);
      throw failure;
    }
  }

  async #withSession(method: string, run: Run): Promise<unknown> {
    if (!this.#connection.hasSession) return this.#execute(method, run);
    const session = this.#session ?? (await this.#newSession(run));
    try {
      return await this.#execute(method, run, session);
    } catch (error) {
      if (new StepFailure(error, []).kind !== 'stale') throw error;
      const renewed = this.#session === session ? undefined : this.#session;
      return this.#execute(method, run, renewed ?? (await this.#newSession(run)));
    }
  }

  /** Fetches a session; the runs that want one at the same time share it. */
  #newSession({ apiCalls }: Run): Promise<Session> {
    this.#renewal ??= this.#fetchSession(apiCalls).finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #fetchSession(apiCalls: ApiCall[]): Promise<Session> {
    this.#session = undefined;
    const run = { input: {}, storeKey: 'editor', apiCalls };
    const session = sessionSchema.parse(await this.#execute(SESSION_STEP, run));
    this.#session = session;
    return session;
  }

  async #execute(
    method: string,
    { input, storeKey, apiCalls }: Run,
    session: Session = {},
  ): Promise<unknown> {
    const { results } = await this.#handler({
      command: 'execute',
      method,
      bundle: this.#bundle(method, input, session),
      customLogger: (message, data) => this.#heard(apiCalls, message, data),
      rpc_base: this.#connection.cursors.url,
      storeKey,
      calledFromCli: true,
    });
    return results;
  }

  #bundle(
    method: string,
    { inputData = {}, inputDataRaw = inputData, meta = {}, hook = {} }: StepInput,
    session: Session,
  ) {
    return {
      ...hook,
      authData: { ...this.#connection.authData, ...session },
      inputData: coerced(this.#connection.app, method, inputData),
      inputDataRaw: { ...inputDataRaw },
      meta: { ...NO_MARKS, ...meta },
    };
  }

  #heard(apiCalls: ApiCall[], message: string, data: Record<string, unknown>): void {
    const call = apiCallOf(data);
    if (call !== undefined) apiCalls.push(call);
    this.#connection.onLog?.(message, data);
  }
}
