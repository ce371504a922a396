import { problem } from './problems.ts';
import { type ListPage, wholeList } from './whole_list.ts';

/** What is searched in a list that can not be asked for it. */
export interface WholeSearch<T> {
  list: ListPage<T>;
  isMatch(record: T): boolean;
  /** When a record came, in ms: of several matches the newest counts. */
  instantOf(record: T): number | undefined;
}

const MAX_PAGES = 50; // as many as a poll of a whole list reads
const MAX_WALL_MS = 12_000; // leaves room in a step for one slow page, and a call for what was found

/**
 * The newest match of a list that is read to its end, whatever its order; undefined when there is
 * none. Throws when the list is too long or too slow: "not found" would be a guess.
 */
export const newestMatch = async <T>(search: WholeSearch<T>): Promise<T | undefined> => {
  const { list, isMatch, instantOf } = search;
  const budget = { pagesLeft: MAX_PAGES, endsAt: performance.now() + MAX_WALL_MS };
  const whole = await wholeList(list, undefined, budget);
  if (!whole.fits) throw problem('too_long_to_search');
  const matches = whole.records.map(({ record }) => record).filter((record) => isMatch(record));
  return matches.sort((a, b) => (instantOf(b) ?? 0) - (instantOf(a) ?? 0))[0];
};
