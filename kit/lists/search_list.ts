import { hasStatus } from '../errors/problem.ts';
import { problem } from '../errors/sentences.ts';
import { BoundedRead, readWhole } from './bounded_read.ts';
import { newestFirst } from './instants.ts';
import type { ListPage } from './page.ts';

const SEARCH_MS = 12_000; // leaves time in a step for a slow page, and for a call about what was found
const SEARCH = { maxCalls: 250, maxRecords: 5_000 };

const budget = () => ({ callsLeft: SEARCH.maxCalls, endsAt: performance.now() + SEARCH_MS });

/**
 * The first record of a list that is the wanted one, for lists that cannot be asked for it; null
 * when the list was read to its end without one. Throws when the list is too long or too slow to be
 * read to its end: then nobody knows.
 */
export const firstMatch = async <T extends { id: string }>(
  list: ListPage<T>,
  isWanted: (record: T) => boolean,
): Promise<T | null> => {
  // However long the list is by the vendor's count, the wanted record may be near its start.
  const uncounted: ListPage<T> = async (query) => ({
    ...(await list(query)),
    totalCount: undefined,
  });
  const maxRecords = Number.POSITIVE_INFINITY;
  const read = new BoundedRead({ lists: [uncounted], ...SEARCH, maxRecords }, budget());
  let judged = 0;
  while (!read.isDone) {
    if (read.shortage || judged >= SEARCH.maxRecords) throw problem('too_long_to_search');
    await read.readPage();
    const match = read.served.slice(judged).find(({ record }) => isWanted(record));
    if (match) return match.record;
    judged = read.served.length;
  }
  return null;
};

/**
 * The same for a list that may heed a filter: `filtered` is asked first, and `whole` when the vendor
 * refuses the filter with 400. What an ignored filter lets through is not taken.
 */
export const exactMatch = async <T extends { id: string }>(
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
 * All wanted records of a list that is read to its end, newest first. It is for a value that several
 * records may share, such as an e-mail address. A record that came twice counts as read last.
 * `instantOf` is in ms. Throws as above.
 */
export const newestMatches = async <T extends { id: string }>(
  list: ListPage<T>,
  isWanted: (record: T) => boolean,
  instantOf: (record: NoInfer<T>) => number | undefined,
): Promise<T[]> => {
  const { served } = await readWhole({ lists: [list], ...SEARCH }, budget());
  if (!served) throw problem('too_long_to_search');
  const records = new Map(served.map(({ record }) => [record.id, record]));
  return newestFirst(
    [...records.values()].filter((record) => isWanted(record)),
    instantOf,
  );
};
