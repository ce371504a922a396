import type { SimulatedTime } from '../simulated_time.ts';

interface Entry {
  at: number;
  run(): Promise<void> | void;
}

/** What happens when in a simulation; instants in milliseconds. */
export class Agenda {
  readonly #time: SimulatedTime;
  readonly #entries: Entry[] = [];

  constructor(time: SimulatedTime) {
    this.#time = time;
  }

  /** Puts something on the agenda, also while it runs; of two at one instant the first put comes first. */
  at(at: number, run: Entry['run']): void {
    const index = this.#entries.findLastIndex((entry) => entry.at <= at);
    this.#entries.splice(index + 1, 0, { at, run });
  }

  /** Does everything in order, moving the simulated time along, up to an instant. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      const entry = this.#entries[0];
      if (!entry || entry.at > end) break;
      this.#entries.shift();
      this.#time.advance(Math.max(0, entry.at - Date.now()));
      await entry.run();
    }
    this.#time.advance(Math.max(0, end - Date.now()));
  }
}
