import { isDeepStrictEqual } from 'node:util';
import type { Answer } from './answer.ts';
import type { Clock } from './clock.ts';

/** One keyed request: `id` names caller, method, path and key; `body` is compared by meaning. */
export interface KeyedRequest {
  id: string;
  body: unknown;
  /** What a second request gets while the first one runs. */
  inFlight: 'wait' | 'conflict';
  isKept(answer: Answer): boolean;
  work(): Promise<Answer>;
}

/** What a keyed request comes to; a conflict has no answer of its own. */
export type KeyedAnswer = { kind: 'first' | 'replay'; answer: Answer } | { kind: 'conflict' };

interface Kept {
  at: number;
  body: unknown;
  answer: Answer;
}

/** First answers of keyed requests, given again for `lifeMs` milliseconds. */
export class KeptAnswers {
  readonly #clock: Clock;
  readonly #lifeMs: number;
  readonly #kept = new Map<string, Kept>();
  readonly #running = new Map<string, Promise<unknown>>();

  constructor(clock: Clock, lifeMs: number) {
    this.#clock = clock;
    this.#lifeMs = lifeMs;
  }

  /** Does the work, or answers what it came to the first time. Throws what the work throws. */
  async once(request: KeyedRequest): Promise<KeyedAnswer> {
    const running = this.#running.get(request.id);
    if (running !== undefined && request.inFlight === 'conflict') return { kind: 'conflict' };
    if (running !== undefined) {
      await running;
      return this.once(request);
    }
    const kept = this.#find(request.id);
    if (kept === undefined) return this.#first(request);
    if (!isDeepStrictEqual(kept.body, request.body)) return { kind: 'conflict' };
    return { kind: 'replay', answer: kept.answer };
  }

  async #first(request: KeyedRequest): Promise<KeyedAnswer> {
    const at = this.#clock.now();
    const work = request.work();
    this.#running.set(
      request.id,
      work.catch(() => undefined),
    );
    try {
      const answer = await work;
      if (request.isKept(answer)) this.#kept.set(request.id, { at, body: request.body, answer });
      return { kind: 'first', answer };
    } finally {
      this.#running.delete(request.id);
    }
  }

  #find(id: string): Kept | undefined {
    this.#dropExpired();
    const kept = this.#kept.get(id);
    return kept && this.#isAlive(kept) ? kept : undefined;
  }

  #dropExpired(): void {
    // A Map keeps insertion order, so the first one alive ends the search.
    for (const [id, kept] of this.#kept) {
      if (this.#isAlive(kept)) return;
      this.#kept.delete(id);
    }
  }

  #isAlive(kept: Kept): boolean {
    return this.#clock.now() - kept.at < this.#lifeMs;
  }
}
