import type { CursorStore } from './cursor_store.ts';
import { type PlatformHandler, platformHandler } from './platform.ts';
import { StepFailure } from './step_failure.ts';

/** One call that an app made, read from the platform's own HTTP log. */
export interface ApiCall {
  method: string;
  url: string;
  status: number;
}

/** What came back from one step, and the API calls that it took. */
export interface StepRun<T = unknown> {
  results: T;
  apiCalls: ApiCall[];
}

/** A line that the platform would have stored in its log, after its own scrubbing. */
export type LogListener = (message: string, data: Record<string, unknown>) => void;

/** Hears of each failed step, with what the user is shown. */
export type FailureListener = (failure: StepFailure) => void;

/** What a step is given: the user's input, and the platform's marks such as `isPopulatingDedupe`. */
export interface StepInput {
  inputData?: Record<string, unknown>;
  inputDataRaw?: Record<string, unknown>;
  meta?: Record<string, unknown>;
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

/** Runs single steps of an app for one connection, through the platform's own handler. */
export class StepRunner {
  readonly #handler: PlatformHandler;
  readonly #authData: Record<string, string>;
  readonly #cursors: CursorStore;
  readonly #onLog: LogListener;
  readonly #onFailure: FailureListener;

  constructor(
    app: object,
    authData: Record<string, string>,
    cursors: CursorStore,
    onLog: LogListener,
    onFailure: FailureListener = () => {},
  ) {
    this.#handler = platformHandler(app);
    this.#authData = authData;
    this.#cursors = cursors;
    this.#onLog = onLog;
    this.#onFailure = onFailure;
  }

  /** Runs `method`, such as `creates.upsert_customer.operation.perform`. Throws `StepFailure`. */
  async run(method: string, input: StepInput = {}, storeKey = 'editor'): Promise<StepRun> {
    const apiCalls: ApiCall[] = [];
    try {
      const { results } = await this.#handler({
        command: 'execute',
        method,
        bundle: this.#bundle(input),
        customLogger: (message, data) => this.#heard(apiCalls, message, data),
        rpc_base: this.#cursors.url,
        storeKey,
        calledFromCli: true,
      });
      return { results, apiCalls };
    } catch (error) {
      const failure = new StepFailure(error, apiCalls);
      this.#onFailure(failure);
      throw failure;
    }
  }

  #bundle({ inputData = {}, inputDataRaw = inputData, meta = {} }: StepInput) {
    return {
      authData: { ...this.#authData },
      inputData: { ...inputData },
      inputDataRaw: { ...inputDataRaw },
      meta: { ...NO_MARKS, ...meta },
    };
  }

  #heard(apiCalls: ApiCall[], message: string, data: Record<string, unknown>): void {
    if (data.log_type === 'http') {
      apiCalls.push({
        method: String(data.request_method),
        url: String(data.request_url),
        status: Number(data.response_status_code),
      });
    }
    this.#onLog(message, data);
  }
}
