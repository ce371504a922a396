import { problem } from '../errors/sentences.ts';
import { type ListPage, PAGE_SIZE, type Page, pages } from './page.ts';

/** A record and when the vendor served it, by its own clock (ms; undefined when it does not say). */
export interface Served<T> {
  record: T;
  servedAt: number | undefined;
}

/** How much may still be read: pages of 100 records at most, and an end by `performance.now()`. */
export interface Budget {
  /** As many as the pages can hold, when left out. */
  recordsLeft?: number;
  pagesLeft: number;
  endsAt: number;
}

/** A list that is too long for the budget: its records (at least), and whether time ran out. */
export interface TooLong {
  fits: false;
  count: number;
  isSlow: boolean;
}

/** A list read to its end, or why it was not. */
export type WholeList<T> = { fits: true; records: Served<T>[] } | TooLong;

/** How long the calls of one poll may take in all, in ms: well inside Zapier's 30 s. */
export const POLL_MS = 20_000;

/** What the Zap editor shows of a sample. */
export const SAMPLE_SIZE = 3;

/** The budget for a list that is read whole each time: 5,000 records, also in pages of 20. */
export const wholeListBudget = (wallMs: number): Budget => ({
  recordsLeft: 5_000,
  pagesLeft: 250,
  endsAt: performance.now() + wallMs,
});

/** How many more records a budget has room for. */
export const roomIn = ({ recordsLeft = Number.POSITIVE_INFINITY, pagesLeft }: Budget): number =>
  Math.min(recordsLeft, pagesLeft * PAGE_SIZE);

/** Takes a page that was read from a budget. */
export const spendOn = <T>({ items }: Page<T>, budget: Budget): void => {
  budget.pagesLeft -= 1;
  if (budget.recordsLeft !== undefined) budget.recordsLeft -= items.length;
};

/** The time in whole UTC seconds, rounded down, as `2026-07-14T01:19:41Z`. */
const isoSeconds = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/**
 * Reads a list of what changed since an instant (ms; undefined: ever) to its end, and takes what it
 * costs from the budget. Most lists end with their first page, so the count is asked for with the
 * second. A part is never returned; throws when the walk breaks off.
 */
export const wholeList = async <T>(
  list: ListPage<T>,
  since: number | undefined,
  budget: Budget,
): Promise<WholeList<T>> => {
  const updatedSince = since === undefined ? undefined : isoSeconds(since);
  const records: Served<T>[] = [];
  let pageNumber = 0;
  const fetchPage = (cursor: string | undefined) => {
    pageNumber += 1;
    return list({ updatedSince, limit: PAGE_SIZE, cursor, withTotal: pageNumber === 2 });
  };
  for await (const page of pages(fetchPage)) {
    const { items, servedAt, totalCount = 0 } = page;
    for (const record of items) records.push({ record, servedAt });
    spendOn(page, budget);
    const room = roomIn(budget);
    const isSlow = performance.now() > budget.endsAt;
    const isTooLong = isSlow || room <= 0 || totalCount > records.length + room;
    if (page.hasMore && isTooLong) {
      return { fits: false, count: Math.max(totalCount, records.length), isSlow };
    }
  }
  return { fits: true, records };
};

/** How many records changed since an instant (ms), by one small call; undefined when not told. */
export const countSince = async <T>(
  list: ListPage<T>,
  since: number,
  budget: Budget,
): Promise<number | undefined> => {
  if (performance.now() > budget.endsAt) throw problem('slow_list');
  budget.pagesLeft -= 1;
  const page = await list({ updatedSince: isoSeconds(since), limit: 1, withTotal: true });
  return page.totalCount;
};
