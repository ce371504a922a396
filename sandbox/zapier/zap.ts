import * as z from 'zod';
import type { ApiCall, StepInput, StepRunner } from './step_runner.ts';

/** A record that started the Zap. */
export type Event = Record<string, unknown>;

/** What one poll brought: the records that this Zap had not seen, newest first. */
export interface PollResult {
  events: Event[];
  apiCalls: ApiCall[];
}

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
  async fillMemory(): Promise<PollResult & { remembered: number }> {
    const { events, apiCalls } = await this.#unseen({ isPopulatingDedupe: true });
    return { events: [], remembered: events.length, apiCalls };
  }

  /** Polls once and returns the records that start the Zap. Throws `StepFailure`. */
  poll(): Promise<PollResult> {
    return this.#unseen({});
  }

  async #unseen(meta: NonNullable<StepInput['meta']>): Promise<PollResult> {
    const method = `triggers.${this.#trigger}.operation.perform`;
    const run = await this.#runner.run(method, { inputData: this.#input, meta });
    const events = records.parse(run.results).filter((record) => this.#isUnseen(record));
    return { events, apiCalls: run.apiCalls };
  }

  #isUnseen(record: Event): boolean {
    const key = JSON.stringify(this.#dedupeFields.map((field) => String(record[field])));
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }
}
