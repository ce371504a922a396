import { problem } from '../errors/sentences.ts';
import { FILLING_MS, lookbackWindows } from './lookback.ts';
import { newestFirst } from './newest_first.ts';
import { type ListPage, PAGE_SIZE } from './page.ts';
import { fillingWindow, SEARCH_CALLS } from './switch_on.ts';
import { type Budget, POLL_MS, SAMPLE_SIZE, type Served, type TooLong, wholeList } from './walk.ts';

/** What a trigger tells the kit: how to read its list, and which records are events. */
export interface PollPlan<T extends { id: string }> {
  /** Reads one page of the records that changed since a time. */
  list: ListPage<T>;
  /** The field that says when a record last changed, an ISO 8601 time. */
  replicationKey: keyof T & string;
  /** Whether a record is an event of a window that began at `since` (ms); every one, if left out. */
  isEvent?(record: T, since: number): boolean;
  /** More lists that the poll which fills Zapier's memory must know to their end. */
  alsoRemember?: ListPage<T>[];
}

/** The part of Zapier's `bundle.meta` that decides how much a poll reads. */
export interface PollMeta {
  isLoadingSample?: boolean | undefined;
  isPopulatingDedupe?: boolean | undefined;
}

const MAX_PAGES = 25; // 2,500 records: well inside Zapier's 30 s
const MAX_FILLING_PAGES = 50;

// The vendor may print whole seconds: a record saved again within the second of a poll would look
// the same as before. So whatever is this young waits for the next poll.
const SETTLING_MS = 2_000;

/** The instant of an ISO 8601 time in milliseconds. Throws, naming `field`, when it is none. */
export const instantOf = (value: unknown, field: string): number => {
  const instant = Date.parse(String(value));
  if (Number.isNaN(instant)) throw problem('bad_record', { field });
  return instant;
};

const doesNotFit = ({ count, isSlow }: TooLong, period: string) =>
  isSlow ? problem('slow_list') : problem('too_many_changes', { count: String(count), period });

// A window that the vendor is too slow for leaves time for the next, narrower one.
const halfway = (endsAt: number): number => (performance.now() + endsAt) / 2;

const latestFirst = <T extends { id: string }>(records: T[], plan: PollPlan<T>): T[] =>
  newestFirst(records, (record) => instantOf(record[plan.replicationKey], plan.replicationKey));

const isSettled = <T>(
  { record, servedAt = Date.now() }: Served<T>,
  key: keyof T & string,
): boolean => instantOf(record[key], key) < servedAt - SETTLING_MS;

const eventsOf = <T extends { id: string }>(
  { isEvent = () => true }: PollPlan<T>,
  served: Served<T>[],
  since: number,
): T[] => served.map(({ record }) => record).filter((record) => isEvent(record, since));

// One page, so that filters which the vendor does not know find something too.
const sample = async <T extends { id: string }>(plan: PollPlan<T>): Promise<T[]> => {
  const { isEvent = () => true } = plan;
  const { items } = await plan.list({ limit: PAGE_SIZE });
  const events = items.filter((record) => isEvent(record, 0));
  return latestFirst(events, plan).slice(0, SAMPLE_SIZE);
};

const changes = async <T extends { id: string }>(plan: PollPlan<T>): Promise<T[]> => {
  const now = Date.now();
  const endsAt = performance.now() + POLL_MS;
  let tooLong: TooLong = { fits: false, count: 0, isSlow: false };
  for (const window of lookbackWindows(now)) {
    const since = now - window;
    const list = await wholeList(plan.list, since, {
      pagesLeft: MAX_PAGES,
      endsAt: halfway(endsAt),
    });
    if (list.fits) {
      const settled = list.records.filter((served) => isSettled(served, plan.replicationKey));
      return eventsOf(plan, settled, since);
    }
    tooLong = list;
  }
  throw doesNotFit(tooLong, '20 minutes');
};

const changesToRemember = async <T extends { id: string }>(
  plan: PollPlan<T>,
  budget: Budget,
): Promise<T[]> => {
  const now = Date.now();
  const whole = await wholeList(plan.list, now - FILLING_MS, budget);
  if (whole.fits) return eventsOf(plan, whole.records, now - FILLING_MS);
  if (whole.isSlow || budget.pagesLeft < MAX_PAGES + SEARCH_CALLS)
    throw doesNotFit(whole, '25 hours');
  const laterLimit = MAX_PAGES * PAGE_SIZE;
  const since = now - (await fillingWindow(plan.list, now, laterLimit, budget));
  const part = await wholeList(plan.list, since, budget);
  if (part.fits) return eventsOf(plan, part.records, since);
  throw doesNotFit(part, '20 minutes');
};

const memory = async <T extends { id: string }>(plan: PollPlan<T>): Promise<T[]> => {
  const budget = {
    pagesLeft: MAX_FILLING_PAGES,
    endsAt: performance.now() + POLL_MS,
  };
  const known = new Map<string, T>();
  for (const list of plan.alsoRemember ?? []) {
    const whole = await wholeList(list, undefined, budget);
    if (!whole.fits) {
      throw whole.isSlow
        ? problem('slow_list')
        : problem('too_many_known', { count: String(whole.count) });
    }
    for (const { record } of whole.records) known.set(record.id, record);
  }
  for (const record of await changesToRemember(plan, budget)) known.set(record.id, record);
  return [...known.values()];
};

/**
 * One poll. It reads a whole lookback window again each time and lets Zapier drop what it has seen,
 * so nothing has to be stored and nothing can be lost between two polls. The poll that fills
 * Zapier's memory reaches further back than any later one; a sample for the editor is one call.
 * Returns events, newest first. Throws, and returns no part, when not even the narrowest window fits.
 */
export const poll = async <T extends { id: string }>(
  plan: PollPlan<T>,
  meta?: PollMeta | null,
): Promise<T[]> => {
  if (meta?.isLoadingSample) return sample(plan);
  const records = meta?.isPopulatingDedupe ? await memory(plan) : await changes(plan);
  return latestFirst(records, plan);
};
