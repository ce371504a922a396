import * as z from 'zod';
import type { ApiCall } from './api_call.ts';
import type { StepInput, StepRunner } from './step_runner.ts';

/** A record that started the Zap. */
export type Event = Record<string, unknown>;

/** A record that a poll returned, as the memory of the Zap sees it. */
export interface Remembered {
  record: Event;
  /** The dedupe fields and their values, such as `{ id: 'a' }`. */
  dedupeKey: Record<string, string>;
  /** Whether the Zap had never seen the key. */
  isNew: boolean;
}

/** What one poll brought: records that this Zap had not seen, newest first. */
export interface PollResult {
  /** Those that start the Zap. */
  events: Event[];
  /** Those that wait until the user lets them through: all of them, when they are a hundred or more. */
  held: Event[];
  /** All that the trigger returned, in its order. */
  returned: Remembered[];
  apiCalls: ApiCall[];
}

const MEMORY_SIZE = 105_000;
const HELD_FROM = 100;

const records = z.array(z.record(z.string(), z.unknown()));

/** A Zap that is switched on: one trigger, its input, and the memory of what it has seen. */
export class Zap {
  readonly #runner: StepRunner;
  readonly #trigger: string;
  readonly #input: Record<string, unknown>;
  readonly #dedupeFields: string[];
  readonly #seen = new Set<string>();

  constructor(
    runner: StepRunner,
    trigger: string,
    dedupeFields: string[],
    input: Record<string, unknown>,
  ) {
    this.#runner = runner;
    this.#trigger = trigger;
    this.#dedupeFields = dedupeFields;
    this.#input = input;
  }

  /** Fills the memory by one poll that starts nothing; returns how many records it remembers. */
  async fillMemory(): Promise<{ remembered: number; apiCalls: ApiCall[] }> {
    const { returned, apiCalls } = await this.#read({ isPopulatingDedupe: true });
    return { remembered: returned.filter(({ isNew }) => isNew).length, apiCalls };
  }

  /** Polls once. Throws `StepFailure`, and then remembers nothing. */
  async poll(): Promise<PollResult> {
    const { returned, apiCalls } = await this.#read({});
    const unseen = returned.filter(({ isNew }) => isNew).map(({ record }) => record);
    const isHeld = unseen.length >= HELD_FROM;
    return { events: isHeld ? [] : unseen, held: isHeld ? unseen : [], returned, apiCalls };
  }

  async #read(meta: NonNullable<StepInput['meta']>) {
    const method = `triggers.${this.#trigger}.operation.perform`;
    const run = await this.#runner.run(method, { inputData: this.#input, meta });
    const returned = records.parse(run.results).map((record) => this.#remember(record));
    return { returned, apiCalls: run.apiCalls };
  }

  #remember(record: Event): Remembered {
    const parts = this.#dedupeFields.map((field) => [field, String(record[field])] as const);
    const isNew = this.#isUnseen(JSON.stringify(parts.map(([, value]) => value)));
    return { record, dedupeKey: Object.fromEntries(parts), isNew };
  }

  #isUnseen(key: string): boolean {
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    this.#forgetOldest();
    return true;
  }

  #forgetOldest(): void {
    if (this.#seen.size <= MEMORY_SIZE) return;
    const [oldest] = this.#seen;
    if (oldest !== undefined) this.#seen.delete(oldest);
  }
}
