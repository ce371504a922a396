import { hasStatus } from '../errors/problem.ts';
import { problem } from '../errors/sentences.ts';
import { newestFirst } from './newest_first.ts';
import { type ListPage, PAGE_SIZE, pages } from './page.ts';
import { roomIn, spendOn, wholeList, wholeListBudget } from './walk.ts';

const MAX_WALL_MS = 12_000; // leaves time in a step for a slow page, and for a call about what was found

/**
 * The first record of a list that is the wanted one, for lists that cannot be asked for it; null
 * when the list was read to its end without one. Throws when the list is too long or too slow to be
 * read to its end: then nobody knows.
 */
export const firstMatch = async <T>(
  list: ListPage<T>,
  isWanted: (record: T) => boolean,
): Promise<T | null> => {
  const budget = wholeListBudget(MAX_WALL_MS);
  for await (const page of pages((cursor) => list({ limit: PAGE_SIZE, cursor }))) {
    const match = page.items.find(isWanted);
    if (match !== undefined) return match;
    spendOn(page, budget);
    const isSpent = roomIn(budget) <= 0 || performance.now() > budget.endsAt;
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

/**
 * All wanted records of a list that is read to its end, newest first, for what several may have in
 * common. `instantOf` is in ms. Throws as above.
 */
export const newestMatches = async <T>(
  list: ListPage<T>,
  isWanted: (record: T) => boolean,
  instantOf: (record: NoInfer<T>) => number | undefined,
): Promise<T[]> => {
  const whole = await wholeList(list, undefined, wholeListBudget(MAX_WALL_MS));
  if (!whole.fits) throw problem('too_long_to_search');
  const matches = whole.records.map(({ record }) => record).filter((record) => isWanted(record));
  return newestFirst(matches, instantOf);
};
