import { problem } from '../errors/sentences.ts';

/** One page of a list, as every vendor's answer is normalised. */
export interface Page<T> {
  items: T[];
  hasMore: boolean;
  /** Where the next page starts; null on the last page. */
  nextCursor: string | null;
  /** How many records the whole list holds, when that was asked for and is known. */
  totalCount?: number | undefined;
  /** When the vendor answered, by its own clock, in milliseconds; undefined when it does not say. */
  servedAt?: number | undefined;
}

/** Records on a page, the most that the vendors allow. */
export const PAGE_SIZE = 100;

/** What a poll asks a list for; `updatedSince` is an ISO time, and left out it means "ever". */
export interface PollQuery {
  updatedSince?: string | undefined;
  limit: number;
  cursor?: string | undefined;
  /** Whether the answer should count the whole list, which costs the vendor extra work. */
  withTotal?: boolean | undefined;
}

/** Reads one page of a vendor's list. */
export type ListPage<T> = (query: PollQuery) => Promise<Page<T>>;

/** Fetches the page at a cursor; without one, the first page. */
export type FetchPage<T> = (cursor: string | undefined) => Promise<Page<T>>;

/**
 * The cursor of the page after this one, which was fetched at `cursor`. Throws when more is
 * promised without naming another one.
 */
export const cursorOf = <T>({ nextCursor }: Page<T>, cursor: string | undefined): string => {
  if (nextCursor === null || nextCursor === cursor) throw problem('broken_list');
  return nextCursor;
};

/**
 * Walks a list page by page until the vendor says that there is no more. Throws when the vendor
 * promises another page without naming one, or names one that was read before.
 */
export async function* pages<T>(fetchPage: FetchPage<T>): AsyncGenerator<Page<T>> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (;;) {
    const page: Page<T> = await fetchPage(cursor);
    yield page;
    if (!page.hasMore) return;
    cursor = cursorOf(page, cursor);
    if (seen.has(cursor)) throw problem('broken_list');
    seen.add(cursor);
  }
}
