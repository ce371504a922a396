import type { Agenda } from '../sandbox/simulation/agenda.ts';
import { type Poll, PollFailed } from './strategy.ts';
import type { Firing } from './tally.ts';

const MAX_RETRIES = 3;

/** A Zap that is polled by a strategy, and what came of it. */
export class PolledZap {
  readonly firings: Firing[] = [];
  /** Polls that the vendor put off with 429, retries included. */
  refused = 0;
  readonly #poll: Poll;
  readonly #agenda: Agenda;
  #hasRetry = false;

  constructor(poll: Poll, agenda: Agenda) {
    this.#poll = poll;
    this.#agenda = agenda;
  }

  /** Polls at each of these instants (ms, ascending). A failed poll is followed by the next. */
  pollAt([first, ...later]: readonly number[]): void {
    if (first === undefined) return;
    this.#agenda.at(first, async () => {
      this.pollAt(later);
      await this.#pollOnce(MAX_RETRIES);
    });
  }

  async #pollOnce(retriesLeft: number): Promise<void> {
    try {
      await this.#poll(({ id, updated_at: updatedAt, full_name: name }) => {
        this.firings.push({ id, updatedAt, name, firedAt: Date.now() });
      });
    } catch (error) {
      if (!(error instanceof PollFailed)) throw error;
      this.#putOff(error, retriesLeft);
    }
  }

  /** At most one retry waits at a time, or those of a day would all come at once when it ends. */
  #putOff({ retryAfterSeconds }: PollFailed, retriesLeft: number): void {
    if (retryAfterSeconds === undefined) return;
    this.refused += 1;
    if (retriesLeft === 0 || this.#hasRetry) return;
    this.#hasRetry = true;
    this.#agenda.at(Date.now() + retryAfterSeconds * 1000, () => {
      this.#hasRetry = false;
      return this.#pollOnce(retriesLeft - 1);
    });
  }
}
