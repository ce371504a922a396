import * as z from 'zod';
import { StepFailure } from '../zapier/step_failure.ts';
import type { Event, Zap } from '../zapier/zap.ts';
import type { Agenda } from './agenda.ts';
import type { Fired } from './verdict.ts';

const customer = z.looseObject({
  id: z.string(),
  updated_at: z.string(),
  full_name: z.string(),
  kyc_status: z.string(),
  aml: z.looseObject({ status: z.string() }),
});

const firedOf = (event: Event): Fired => {
  const { id, updated_at, full_name, kyc_status, aml } = customer.parse(event);
  return { id, updatedAt: updated_at, name: full_name, kyc: kyc_status, aml: aml.status };
};

const MAX_RETRIES = 3;

/** A Zap that Zapier polls in a simulation, and the notes about it. */
export class WatchedZap {
  readonly fired: Fired[] = [];
  /** Failures that no fault of the vendor explains. */
  readonly strangeFailures: string[] = [];
  polls = 0;
  apiCalls = 0;
  readonly #zap: Zap;
  readonly #agenda: Agenda;

  constructor(zap: Zap, agenda: Agenda) {
    this.#zap = zap;
    this.#agenda = agenda;
  }

  /** Polls every `intervalMs` from an instant to another (ms). A failed poll is followed by the next. */
  pollBetween(from: number, to: number, intervalMs: number): void {
    if (from > to) return;
    this.#agenda.at(from, async () => {
      this.pollBetween(from + intervalMs, to, intervalMs);
      await this.#poll(MAX_RETRIES);
    });
  }

  async #poll(retriesLeft: number): Promise<void> {
    this.polls += 1;
    try {
      const { events, held, apiCalls } = await this.#zap.poll();
      this.apiCalls += apiCalls.length;
      // The user lets held runs through.
      this.fired.push(...events.map(firedOf), ...held.map(firedOf));
    } catch (error) {
      this.#failed(error, retriesLeft);
    }
  }

  #failed(error: unknown, retriesLeft: number): void {
    if (!(error instanceof StepFailure)) throw error;
    this.apiCalls += error.apiCalls.length;
    const { kind, retryAfterSeconds = 0 } = error;
    if (kind === 'throttled' && retriesLeft > 0) {
      const retryAt = Date.now() + retryAfterSeconds * 1000;
      this.#agenda.at(retryAt, () => this.#poll(retriesLeft - 1));
    }
    if (kind === 'halted' || kind === 'expired') this.strangeFailures.push(error.message);
  }
}
