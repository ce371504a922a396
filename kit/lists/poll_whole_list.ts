import { problem } from '../errors/sentences.ts';
import { newestFirst } from './newest_first.ts';
import { type ListPage, PAGE_SIZE } from './page.ts';
import type { PollMeta } from './poll_changes.ts';
import { POLL_MS, SAMPLE_SIZE, wholeList, wholeListBudget } from './walk.ts';

/** What a trigger tells the kit when the vendor's list can not be asked for changes. */
export interface WholePollPlan<T extends { id: string }> {
  /** Reads one page of the list, in any order. */
  list: ListPage<T>;
  /** The instant (ms) by which events are ordered; undefined keeps the vendor's order. */
  instantOf(record: NoInfer<T>): number | undefined;
  /** Whether a record is an event; every one, if left out. */
  isEvent?(record: T): boolean;
  /** The fields that together tell one event from another, as the trigger declares; `id` if left out. */
  dedupeKey?: readonly (keyof T & string)[];
}

const eventsOf = <T extends { id: string }>(
  records: T[],
  { instantOf, isEvent = () => true }: WholePollPlan<T>,
): T[] =>
  newestFirst(
    records.filter((record) => isEvent(record)),
    instantOf,
  );

const keyOf = <T extends { id: string }>(
  record: T,
  { dedupeKey = ['id'] }: WholePollPlan<T>,
): string => JSON.stringify(dedupeKey.map((field) => record[field]));

/**
 * One poll of a list that has no filter for changes: it is read to its end each time, whatever its
 * order, and Zapier drops what it has seen. So the poll that fills Zapier's memory knows all that a
 * later one can meet. An event that moved to another page during the walk counts once, as read
 * last. Throws, and returns no part, when the list is too long or too slow.
 */
export const pollWholeList = async <T extends { id: string }>(
  plan: WholePollPlan<T>,
  meta?: PollMeta | null,
): Promise<T[]> => {
  if (meta?.isLoadingSample) {
    const { items } = await plan.list({ limit: PAGE_SIZE });
    return eventsOf(items, plan).slice(0, SAMPLE_SIZE);
  }
  const whole = await wholeList(plan.list, undefined, wholeListBudget(POLL_MS));
  if (!whole.fits && whole.isSlow) throw problem('slow_list');
  if (!whole.fits) throw problem('too_long_list', { count: String(whole.count) });
  const lastRead = new Map(whole.records.map(({ record }) => [keyOf(record, plan), record]));
  return eventsOf([...lastRead.values()], plan);
};
