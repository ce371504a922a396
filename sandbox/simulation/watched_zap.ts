import type { ApiCall } from '../zapier/api_call.ts';
import { StepFailure } from '../zapier/step_failure.ts';
import type { Zap } from '../zapier/zap.ts';
import type { Agenda } from './agenda.ts';
import type { Firing, Poll } from './verdict.ts';

const MAX_RETRIES = 3;

/** The earliest change that a poll has read to the end: its last walk tells. */
const sinceOf = (calls: readonly ApiCall[]): number => {
  const last = calls.at(-1);
  const since = last ? new URL(last.url).searchParams.get('updated_since') : null;
  return since === null ? Number.NEGATIVE_INFINITY : Date.parse(since);
};

/** A Zap that Zapier polls in a simulation, and the notes about it. */
export class WatchedZap {
  readonly firings: Firing[] = [];
  readonly polls: Poll[] = [];
  /** Failures that no fault of the vendor explains. */
  readonly strangeFailures: string[] = [];
  apiCalls = 0;
  readonly #zap: Zap;
  readonly #agenda: Agenda;
  readonly #firingOf: (record: unknown) => Firing;

  constructor(zap: Zap, agenda: Agenda, firingOf: (record: unknown) => Firing) {
    this.#zap = zap;
    this.#agenda = agenda;
    this.#firingOf = firingOf;
  }

  /** Polls at these instants (ms, ascending). A failed poll is followed by the next. */
  pollAt(instants: readonly number[], index = 0): void {
    const at = instants[index];
    if (at === undefined) return;
    this.#agenda.at(at, async () => {
      this.pollAt(instants, index + 1);
      await this.#poll(MAX_RETRIES);
    });
  }

  async #poll(retriesLeft: number): Promise<void> {
    const from = Date.now();
    try {
      const { events, held, apiCalls } = await this.#zap.poll();
      this.apiCalls += apiCalls.length;
      // The user lets held runs through.
      for (const record of [...events, ...held]) this.firings.push(this.#firingOf(record));
      this.polls.push({ from, to: Date.now(), since: sinceOf(apiCalls), failure: null });
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      this.polls.push({ from, to: Date.now(), since: from, failure: error.message });
      this.#failed(error, retriesLeft);
    }
  }

  #failed({ kind, message, retryAfterSeconds = 0, apiCalls }: StepFailure, retriesLeft: number) {
    this.apiCalls += apiCalls.length;
    if (kind === 'throttled' && retriesLeft > 0) {
      const retryAt = Date.now() + retryAfterSeconds * 1000;
      this.#agenda.at(retryAt, () => this.#poll(retriesLeft - 1));
    }
    if (kind === 'halted' || kind === 'expired') this.strangeFailures.push(message);
  }
}
