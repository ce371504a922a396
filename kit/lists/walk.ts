import { hasStatus } from '../errors/problem.ts';
import { problem } from '../errors/sentences.ts';
import { type ListPage, PAGE_SIZE, type Page } from './page.ts';

// A vendor that filters after it has cut its pages may send a few empty ones.
const MAX_EMPTY_PAGES = 3;

/** Which part of a list is walked, and which page (from 1) asks the vendor to count the list. */
export interface WalkOptions {
  updatedSince?: string | undefined;
  countOnPage?: number;
}

/**
 * A walk through one list, page by page, to the end that the vendor names. It goes no further, and
 * throws `broken_list`, once the list cannot have an end: more is promised without a cursor, a
 * cursor comes again, a page brings no record that is new, or empty pages follow each other.
 */
export class Walk<T extends { id: string }> {
  isDone = false;
  /** Calls made so far. */
  calls = 0;
  /** Records in the whole list by the vendor's count; undefined when it does not say. */
  total: number | undefined;
  readonly #ids = new Set<string>();
  readonly #cursors = new Set<string>();
  readonly #list: ListPage<T>;
  readonly #options: WalkOptions;
  #isCountBelieved = true;
  #cursor: string | undefined;
  #pages = 0;
  #emptyPages = 0;
  #countsEachPage = false;
  #isBroken = false;

  constructor(list: ListPage<T>, options: WalkOptions = {}) {
    this.#list = list;
    this.#options = options;
  }

  /** Reads the next page. Throws when there is no way to it. */
  async nextPage(): Promise<Page<T>> {
    if (this.#isBroken) throw problem('broken_list');
    this.#pages += 1;
    const page = await this.#fetch();
    if (this.#isCountBelieved) this.total = page.totalCount ?? this.total;
    this.isDone = !page.hasMore;
    const known = this.#ids.size;
    for (const { id } of page.items) this.#ids.add(id);
    if (!page.hasMore) return page;
    // More is promised than was counted: the count is that of the page, or wrong.
    if (this.total !== undefined && this.total <= this.#ids.size) this.disbelieveCount();
    this.#moveOn(page, this.#ids.size - known);
    return page;
  }

  /** Goes on as if the vendor did not count the list. */
  disbelieveCount(): void {
    this.#isCountBelieved = false;
    this.total = undefined;
  }

  /** Calls that the rest will take, as far as the vendor's count tells; 1 at least until the end. */
  get callsToGo(): number {
    if (this.isDone) return 0;
    if (this.total === undefined || this.#ids.size === 0) return 1;
    const recordsPerPage = this.#ids.size / this.#pages;
    return Math.max(1, Math.ceil((this.total - this.#ids.size) / recordsPerPage));
  }

  // Some vendors bind a cursor to everything that was asked for with the first page, the count too.
  async #fetch(): Promise<Page<T>> {
    const { updatedSince, countOnPage } = this.#options;
    const query = { updatedSince, limit: PAGE_SIZE, cursor: this.#cursor };
    const withTotal = this.#countsEachPage || this.#pages === countOnPage;
    this.calls += 1;
    try {
      return await this.#list({ ...query, withTotal });
    } catch (error) {
      const isRefused = hasStatus(error, 400) || hasStatus(error, 422);
      // Refused may be the count itself, or a query without it after a first page with it.
      const isOther = withTotal || (countOnPage === 1 && this.#cursor !== undefined);
      if (!isOther || this.#countsEachPage || !isRefused) throw error;
      this.calls += 1;
      this.#countsEachPage = !withTotal;
      return this.#list({ ...query, withTotal: !withTotal });
    }
  }

  #moveOn(page: Page<T>, newRecords: number): void {
    const { items, nextCursor } = page;
    const isRepeated = items.length > 0 && newRecords === 0;
    this.#emptyPages = items.length === 0 ? this.#emptyPages + 1 : 0;
    this.#isBroken =
      nextCursor === null ||
      this.#cursors.has(nextCursor) ||
      isRepeated ||
      this.#emptyPages > MAX_EMPTY_PAGES;
    this.#cursors.add(nextCursor ?? '');
    this.#cursor = nextCursor ?? undefined;
  }
}
