import type { Fault } from './faults.ts';

/** One request as the sandbox saw it, noted on arrival and completed by its answer. */
export interface JournalEntry {
  /** Arrival by the sandbox's clock, in milliseconds. */
  at: number;
  method: string;
  /** Path and query exactly as sent. */
  path: string;
  /** Status answered, or null while there is no answer and when none was sent. */
  status: number | null;
  /** Parsed JSON, the text when it is not JSON, null without a body. */
  requestBody: unknown;
  idempotencyKey: string | null;
  /** Label of the caller's key or client; null when it is unknown. The key itself is never noted. */
  keyLabel: string | null;
  /** Whether the answer was a kept one. */
  replayed: boolean;
  fault: Fault['kind'] | null;
}

const KEPT = 10_000; // a simulated day of one API key, and bounded for longer ones

/** The newest 10,000 requests, oldest first, and the number of all of them. */
export class Journal {
  total = 0;
  /** Hears of each request before it is worked on. */
  onRequest: (entry: JournalEntry) => void = () => {};
  /** Hears of each answer, once its body is whole; not of a request that gets none. */
  onAnswer: (entry: JournalEntry, text: string) => void = () => {};
  #entries: JournalEntry[] = [];

  /** The newest 10,000 requests, oldest first. */
  get entries(): readonly JournalEntry[] {
    return this.#entries.slice(-KEPT);
  }

  /** Notes a request; the entry may be completed in place. */
  add(entry: JournalEntry): JournalEntry {
    // Cut back by half at a time: dropping one entry a call would move the whole array each time.
    if (this.#entries.length >= 2 * KEPT) this.#entries = this.#entries.slice(-KEPT);
    this.#entries.push(entry);
    this.total += 1;
    this.onRequest(entry);
    return entry;
  }

  /** Forgets all entries and starts the total again at 0. */
  clear(): void {
    this.#entries = [];
    this.total = 0;
  }

  /** How many of the kept entries pass the filter; all of them without one. */
  count(filter: (entry: JournalEntry) => boolean = () => true): number {
    return this.entries.filter(filter).length;
  }
}
