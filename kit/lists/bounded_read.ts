import { Problem } from '../errors/problem.ts';
import { utcSeconds } from './instants.ts';
import type { ListPage } from './page.ts';
import { Walk } from './walk.ts';

/** What a step may still spend on its lists: calls, and time that ends by `performance.now()`. */
export interface Budget {
  callsLeft: number;
  endsAt: number;
}

/** What is read, and how much of it at most. `updatedSince` is an ISO time; left out, it is "ever". */
export interface ReadPlan<T> {
  /** Lists that together hold everything; a record may stand in several. */
  lists: readonly ListPage<T>[];
  updatedSince?: string | undefined;
  /** When the vendor is asked to count the lists; the second page, if left out. */
  counted?: 'at once' | 'on the second page' | 'never';
  maxCalls: number;
  maxRecords: number;
}

const COUNTING_PAGE = { 'at once': 1, 'on the second page': 2, never: 0 };

// A list may lose a few records while it is read: beyond that, a count is wrong. Doubting a right count
// costs some calls; believing a wrong one loses what an outage left out.
const MOST_OFF = 1.1;
const FEW = 10;

/** A record, and when it was served (ms). */
export interface Served<T> {
  record: T;
  servedAt: number;
}

/** Why a read cannot come to its end: records (at least), and whether it is time that lacks. */
export interface Shortage {
  count: number;
  isSlow: boolean;
}

// A header can be wrong: a clock that is further off than this is not believed.
const BELIEVED_SKEW_MS = 5 * 60_000;

const believed = (servedAt: number | undefined): number => {
  const now = Date.now();
  return servedAt !== undefined && Math.abs(servedAt - now) <= BELIEVED_SKEW_MS ? servedAt : now;
};

// A check that fails proves nothing about a count: it is believed, as it was before.
const ignoreFailure = (error: unknown): number => {
  if (error instanceof Problem && error.row.consequence === 'fail') return 0;
  throw error;
};

/**
 * Reads lists to their ends within a budget, one page at a time. Whoever reads decides after each
 * page whether to go on: a part is never taken for the whole.
 */
export class BoundedRead<T extends { id: string }> {
  readonly served: Served<T>[] = [];
  readonly #ids = new Set<string>();
  readonly #plan: ReadPlan<T>;
  readonly #walks: Walk<T>[];
  readonly #budget: Budget;
  #callsLeft: number;
  #spentMs = 0;
  #isCountChecked = false;
  #isCountWrong = false;

  constructor(plan: ReadPlan<T>, budget: Budget) {
    const { lists, updatedSince, maxCalls } = plan;
    // Most lists end with their first page, so one alone is counted with its second. Several are
    // read only when one is too long: they are counted at once.
    const { counted = lists.length > 1 ? 'at once' : 'on the second page' } = plan;
    const countOnPage = COUNTING_PAGE[counted];
    this.#walks = lists.map((list) => new Walk(list, { updatedSince, countOnPage }));
    this.#plan = plan;
    this.#budget = budget;
    this.#callsLeft = maxCalls;
  }

  get isDone(): boolean {
    return this.#walks.every(({ isDone }) => isDone);
  }

  /** Reads the next page: first one of each list, so that soon all of them are counted. */
  async readPage(): Promise<void> {
    const walk =
      this.#walks.find(({ calls }) => calls === 0) ?? this.#walks.find(({ isDone }) => !isDone);
    if (!walk) return;
    const startedAt = performance.now();
    const callsBefore = walk.calls;
    const { items, servedAt } = await walk.nextPage();
    this.#spentMs += performance.now() - startedAt;
    this.#callsLeft -= walk.calls - callsBefore;
    this.#budget.callsLeft -= walk.calls - callsBefore;
    for (const record of items) {
      this.#ids.add(record.id);
      this.served.push({ record, servedAt: believed(servedAt) });
    }
  }

  /** How long a call has taken so far, in ms; 0 before the first. */
  get msPerCall(): number {
    return this.#calls === 0 ? 0 : this.#spentMs / this.#calls;
  }

  /** How long the rest will take, in ms, at the pace so far. */
  get msToGo(): number {
    return this.callsToGo * this.msPerCall;
  }

  /** How long the whole takes, in ms, at the pace so far; infinite while it is not counted. */
  get wholeMs(): number {
    return this.#isCounted ? this.#spentMs + this.msToGo : Number.POSITIVE_INFINITY;
  }

  /** Calls that the rest will take, by what is known now. */
  get callsToGo(): number {
    return this.#walks.reduce((sum, walk) => sum + walk.callsToGo, 0);
  }

  /** Calls that the whole takes; infinite while it is not counted. */
  get wholeCalls(): number {
    return this.#isCounted ? this.#calls + this.callsToGo : Number.POSITIVE_INFINITY;
  }

  /** Whether the vendor counts something else than this list, such as its whole table. */
  get isMiscounted(): boolean {
    const isTooMuch = this.isDone && this.#count > MOST_OFF * this.#ids.size + FEW;
    return this.#isCountWrong || isTooMuch;
  }

  /**
   * Asks how many records changed in this second. Hardly any did, so a large count is a wrong one,
   * and is not believed from then on. Use it only when a count would end a read that has no
   * fallback. It costs one call. Returns whether the read can go on.
   */
  async checkCount(): Promise<boolean> {
    const { lists, updatedSince, maxRecords } = this.#plan;
    const [list] = lists;
    if (!list || updatedSince === undefined || this.#isCountChecked) return false;
    if (this.#ids.size >= maxRecords || this.#budget.callsLeft < 2) return false;
    this.#isCountChecked = true;
    this.#budget.callsLeft -= 1;
    const query = { updatedSince: utcSeconds(Date.now() - 1_000), limit: 1, withTotal: true };
    const count = await list(query).then(({ totalCount = 0 }) => totalCount, ignoreFailure);
    this.#isCountWrong = count >= this.#count / 2;
    if (this.#isCountWrong) for (const walk of this.#walks) walk.disbelieveCount();
    return this.#isCountWrong;
  }

  /** What keeps the read from its end by what is known now; null when nothing does. */
  get shortage(): Shortage | null {
    const { maxRecords } = this.#plan;
    const count = this.#count;
    if (this.isDone) return this.#ids.size > maxRecords ? { count, isSlow: false } : null;
    const calls = Math.min(this.#callsLeft, this.#budget.callsLeft);
    const isFull = this.#ids.size >= maxRecords || count > maxRecords;
    if (isFull || this.callsToGo > calls) return { count, isSlow: false };
    return performance.now() > this.#budget.endsAt ? { count, isSlow: true } : null;
  }

  get #isCounted(): boolean {
    return this.#walks.every(({ isDone, total }) => isDone || total !== undefined);
  }

  get #calls(): number {
    return this.#walks.reduce((sum, { calls }) => sum + calls, 0);
  }

  /** Records in all lists, by the vendor's counts or as read, whichever is more. */
  get #count(): number {
    const counted = this.#walks.reduce((sum, { total = 0 }) => sum + total, 0);
    return Math.max(counted, this.#ids.size);
  }
}

/** Lists that were read to their ends, or why they could not be. */
export type Read<T> =
  | { served: Served<T>[]; isMiscounted: boolean; shortage: null }
  | { served: null; shortage: Shortage };

/** Lists read to their ends, or why not; never a part. */
export const readWhole = async <T extends { id: string }>(
  plan: ReadPlan<T>,
  budget: Budget,
): Promise<Read<T>> => {
  const read = new BoundedRead(plan, budget);
  for (;;) {
    const { shortage, served, isMiscounted } = read;
    const isFinal = shortage && (shortage.isSlow || !(await read.checkCount()));
    if (isFinal) return { served: null, shortage };
    if (read.isDone) return { served, isMiscounted, shortage: null };
    if (!shortage) await read.readPage();
  }
};
