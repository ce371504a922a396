import * as z from 'zod';
import type { ApiCall } from './zapier/api_call.ts';
import {
  type AppDefinition,
  appAt,
  type DeclaredStep,
  dedupeFields,
  definitionAt,
  filledLabel,
  isFunction,
  lockOf,
} from './zapier/app_definition.ts';
import { type CursorStore, openCursorStore } from './zapier/cursor_store.ts';
import { StepForm, type StepPlace } from './zapier/form.ts';
import { HookZap } from './zapier/hook.ts';
import { Locks, lockKey } from './zapier/locks.ts';
import {
  type FailureListener,
  type LogListener,
  type StepInput,
  type StepRun,
  StepRunner,
} from './zapier/step_runner.ts';
import { Zap } from './zapier/zap.ts';

export type { ApiCall } from './zapier/api_call.ts';
export { StepFailure } from './zapier/step_failure.ts';

/** Which app to run and for whom. `environment` is set before the app loads, as in production. */
export interface ZapierOptions {
  /** The built app, such as `dist/index.js`. */
  appPath: string;
  authData: Record<string, string>;
  environment?: Record<string, string>;
  onLog?: LogListener;
  onFailure?: FailureListener;
}

export type Result = Record<string, unknown>;

const objectResult = z.record(z.string(), z.unknown());
const listResult = z.array(objectResult);

let loads = 0;

// An app reads its environment when it loads, so each stand-in loads a copy of its own.
const loadedApp = ({ appPath, environment = {} }: ZapierOptions): Promise<object> => {
  loads += 1;
  Object.assign(process.env, environment);
  // The platform signs its remote calls, such as those of `z.cursor`, with a deploy key.
  process.env.ZAPIER_DEPLOY_KEY ??= 'stand-in';
  return appAt(appPath, `?load=${loads}`);
};

/** A search-or-create: what was found or created, and the calls of both steps. */
export interface FindOrCreateRun extends StepRun<Result> {
  wasFound: boolean;
}

/** A Zap that was just switched on, and how many records its memory holds. */
export interface SwitchedOn {
  zap: Zap;
  remembered: number;
  apiCalls: ApiCall[];
}

/**
 * A stand-in of Zapier's service for one connection: it runs the built app through the platform's
 * own handler and keeps what the service keeps. Every failed step throws a `StepFailure`.
 */
export class Zapier {
  /** What Zapier gets to know of the app. */
  readonly definition: AppDefinition;
  readonly #runner: StepRunner;
  readonly #cursors: CursorStore;
  readonly #locks = new Locks();

  constructor(runner: StepRunner, definition: AppDefinition, cursors: CursorStore) {
    this.#runner = runner;
    this.definition = definition;
    this.#cursors = cursors;
  }

  /** Tests the connection and returns its label. */
  async connect(): Promise<StepRun<string>> {
    const { results, apiCalls } = await this.#runner.run('authentication.test');
    const label = await this.#label(objectResult.parse(results));
    return { results: label.results, apiCalls: [...apiCalls, ...label.apiCalls] };
  }

  /** Switches a Zap on: fills its memory by one poll that starts nothing. */
  async switchOn(trigger: string, input: Result = {}): Promise<SwitchedOn> {
    const zap = new Zap(this.#runner, trigger, dedupeFields(this.#trigger(trigger)), input);
    return { zap, ...(await zap.fillMemory()) };
  }

  /** Switches a Zap on a hook trigger on: asks the vendor for its hooks. */
  async subscribe(trigger: string, input: Result = {}): Promise<HookZap> {
    const zap = new HookZap(this.#runner, trigger, input);
    await zap.subscribe();
    return zap;
  }

  /** The form of a step, such as `creates.upsert_customer`, or of two that run as one. */
  form(places: StepPlace[]): StepForm {
    return new StepForm(this.#runner, this, places);
  }

  /** The sample records that the editor loads for a trigger; a hook lists them by `performList`. */
  sample(trigger: string, input: Result = {}): Promise<StepRun<Result[]>> {
    const given = { inputData: input, meta: { isLoadingSample: true } };
    const { type, performList } = this.#trigger(trigger).operation;
    if (type === 'hook' && performList === undefined)
      return Promise.resolve({ results: [], apiCalls: [] });
    return this.#list(`triggers.${trigger}`, given, type === 'hook' ? 'performList' : 'perform');
  }

  /**
   * A page of a trigger that fills a dropdown; pages count from 0. Where the trigger does not page,
   * Zapier asks for the first alone, so any other throws. `input` is what the step holds.
   */
  dropdown(trigger: string, page: number, input: Result = {}): Promise<StepRun<Result[]>> {
    if (page > 0 && !this.#trigger(trigger).operation.canPaginate)
      throw new Error(`The trigger ${trigger} does not say that it can paginate.`);
    const meta = { isFillingDynamicDropdown: true, page };
    return this.#list(`triggers.${trigger}`, { inputData: input, meta });
  }

  /** Runs a search; the service uses only the first record found. */
  search(key: string, input: Result): Promise<StepRun<Result[]>> {
    return this.#list(`searches.${key}`, { inputData: input });
  }

  /**
   * Runs an action, after those that hold its lock. `typed` is what the user left in the fields,
   * when that differs.
   */
  async create(key: string, input: Result, typed: Result = input): Promise<StepRun<Result>> {
    return this.#create(key, { inputData: input, inputDataRaw: typed });
  }

  /** Searches, and runs the action only when nothing was found. */
  async findOrCreate(key: string, input: Result): Promise<FindOrCreateRun> {
    const pair = this.definition.searchOrCreates[key] ?? this.definition.searchAndCreates[key];
    if (!pair) throw new Error(`The app has no search-or-create ${key}.`);
    const search = await this.search(pair.search, input);
    const [found] = search.results;
    if (found) return { results: found, wasFound: true, apiCalls: search.apiCalls };
    const create = await this.#create(pair.create, {
      inputData: input,
      meta: { withSearch: pair.search },
    });
    const apiCalls = [...search.apiCalls, ...create.apiCalls];
    return { results: create.results, wasFound: false, apiCalls };
  }

  close(): Promise<void> {
    return this.#cursors.close();
  }

  #trigger(key: string): DeclaredStep {
    const trigger = this.definition.triggers[key];
    if (!trigger) throw new Error(`The app has no trigger ${key}.`);
    return trigger;
  }

  /** The label of a connection: a template, or what a function makes of the test's answer. */
  async #label(tested: Result): Promise<StepRun<string>> {
    const label = this.definition.authentication?.connectionLabel ?? '';
    if (!isFunction(label)) return { results: filledLabel(label, tested), apiCalls: [] };
    const run = await this.#runner.run('authentication.connectionLabel', { inputData: tested });
    return { ...run, results: String(run.results) };
  }

  async #list(step: string, input: StepInput, method = 'perform'): Promise<StepRun<Result[]>> {
    const { results, apiCalls } = await this.#runner.run(`${step}.operation.${method}`, input);
    return { results: listResult.parse(results), apiCalls };
  }

  async #create(key: string, input: StepInput): Promise<StepRun<Result>> {
    const method = `creates.${key}.operation.perform`;
    const lock = lockOf(this.definition, key);
    const run = () => this.#runner.run(method, input);
    const { results, apiCalls } = lock
      ? await this.#locks.hold(lockKey(lock, input.inputData ?? {}), run)
      : await run();
    return { results: objectResult.parse(results), apiCalls };
  }
}

/** Loads a built app and opens a stand-in of Zapier for it. Close it when done. */
export const openZapier = async (options: ZapierOptions): Promise<Zapier> => {
  const app = await loadedApp(options);
  const cursors = await openCursorStore();
  const definition = await definitionAt(options.appPath, async () => app);
  const { authData, onLog, onFailure } = options;
  const hasSession = definition.authentication?.type === 'session';
  const runner = new StepRunner({ app, authData, hasSession, cursors, onLog, onFailure });
  return new Zapier(runner, definition, cursors);
};
