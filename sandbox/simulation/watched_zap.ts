import { StepFailure } from '../zapier/step_failure.ts';
import type { Zap } from '../zapier/zap.ts';
import type { Agenda } from './agenda.ts';
import type { Firing, Poll } from './verdict.ts';

const MAX_RETRIES = 3;
const MAX_TRIES = 5;
const MINUTE_MS = 60_000;

/**
 * What an attempt to switch a Zap on came to; a user who reads that it failed tries again a
 * minute later. Null when that does not help: the Zap stays off, and its user knows.
 */
export const switchedOn = async <T>(
  agenda: Agenda,
  attempt: () => Promise<T>,
  tries = 1,
): Promise<T | null> => {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    await agenda.runUntil(Date.now() + MINUTE_MS);
    return tries === MAX_TRIES ? null : switchedOn(agenda, attempt, tries + 1);
  }
};

/** How a simulation reads what a Zap did. */
export interface Eyes {
  firingOf(record: unknown): Firing;
  /**
   * The earliest change (ms, by the vendor's clock) that was surely read since this was asked last:
   * of several walks, the narrowest counts. Minus infinity for whole lists.
   */
  readSince(): number;
}

/** A Zap that Zapier polls in a simulation, and the notes about it. */
export class WatchedZap {
  readonly firings: Firing[] = [];
  readonly polls: Poll[] = [];
  /** Failures that no fault of the vendor explains. */
  readonly strangeFailures: string[] = [];
  apiCalls = 0;
  readonly #zap: Zap;
  readonly #agenda: Agenda;
  readonly #eyes: Eyes;

  constructor(zap: Zap, agenda: Agenda, eyes: Eyes) {
    this.#zap = zap;
    this.#agenda = agenda;
    this.#eyes = eyes;
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
    this.#eyes.readSince();
    try {
      const { events, held, apiCalls } = await this.#zap.poll();
      this.apiCalls += apiCalls.length;
      // The user lets held runs through.
      for (const record of [...events, ...held]) this.firings.push(this.#eyes.firingOf(record));
      this.polls.push({ from, to: Date.now(), since: this.#eyes.readSince(), failure: null });
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
