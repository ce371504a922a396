import { problem } from '../errors/sentences.ts';
import { readWhole } from './bounded_read.ts';
import { newestFirst } from './instants.ts';
import { type ListPage, PAGE_SIZE } from './page.ts';
import { POLL_MS, type PollMeta, SAMPLE_SIZE } from './poll_plan.ts';

/** What a trigger tells the kit when the vendor's list cannot be asked for changes. */
export interface WholePollPlan<T extends { id: string }> {
  /** Lists that together hold every event, each in any order: most often one. */
  lists: readonly ListPage<T>[];
  /** The instant (ms) by which events are ordered; undefined keeps the vendor's order. */
  instantOf(record: NoInfer<T>): number | undefined;
  /** Whether a record is an event; every one, if left out. */
  isEvent?(record: T): boolean;
  /** The fields that together tell one event from another, as the trigger declares; `id` if left out. */
  dedupeKey?: readonly (keyof T & string)[];
  /** The most calls of one poll; 250 if left out, which are 5,000 records in pages of 20. */
  maxCalls?: number;
}

const MAX_CALLS = 250;
const MAX_RECORDS = 5_000;

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

const sample = async <T extends { id: string }>(plan: WholePollPlan<T>): Promise<T[]> => {
  for (const list of plan.lists) {
    const { items } = await list({ limit: PAGE_SIZE });
    const events = eventsOf(items, plan);
    if (events.length > 0) return events.slice(0, SAMPLE_SIZE);
  }
  return [];
};

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
  if (meta?.isLoadingSample) return sample(plan);
  const { lists, maxCalls = MAX_CALLS } = plan;
  const budget = { callsLeft: maxCalls, endsAt: performance.now() + POLL_MS };
  const { served, shortage } = await readWhole(
    { lists, maxCalls, maxRecords: MAX_RECORDS },
    budget,
  );
  if (shortage?.isSlow) throw problem('slow_list');
  if (shortage) throw problem('too_long_list', { count: String(shortage.count) });
  const lastRead = new Map(served.map(({ record }) => [keyOf(record, plan), record]));
  return eventsOf([...lastRead.values()], plan);
};
