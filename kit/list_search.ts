import { hasStatus } from './errors.ts';
import { pages } from './paging.ts';
import { problem } from './problems.ts';
import { type ListPage, PAGE_SIZE } from './whole_list.ts';

const MAX_PAGES = 25; // 2,500 records at 400 ms a page
const MAX_WALL_MS = 10_000; // leaves time for another call of the same step

/**
 * The first record of a list that is the wanted one, for lists that cannot be asked for it; null
 * when the list was read to its end without one. Throws when the list is too long or too slow to be
 * read to its end: then nobody knows.
 */
export const firstMatch = async <T>(
  list: ListPage<T>,
  isWanted: (record: T) => boolean,
): Promise<T | null> => {
  const endsAt = performance.now() + MAX_WALL_MS;
  let pagesRead = 0;
  for await (const page of pages((cursor) => list({ limit: PAGE_SIZE, cursor }))) {
    const match = page.items.find(isWanted);
    if (match !== undefined) return match;
    pagesRead += 1;
    const isSpent = pagesRead >= MAX_PAGES || performance.now() > endsAt;
    if (page.hasMore && isSpent) throw problem('too_long_to_search');
  }
  return null;
};

/**
 * The same for a list that may heed a filter: `filtered` is asked first, and `whole` when the vendor
 * refuses the filter with 400. What an ignored filter lets through is not taken.
 */
export const exactMatch = async <T>(
  filtered: ListPage<T>,
  whole: ListPage<T>,
  isWanted: (record: T) => boolean,
): Promise<T | null> => {
  try {
    return await firstMatch(filtered, isWanted);
  } catch (error) {
    if (!hasStatus(error, 400)) throw error;
    return firstMatch(whole, isWanted);
  }
};
