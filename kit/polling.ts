import { userError } from './errors.ts';
import { type FetchPage, type Page, pages } from './paging.ts';

/** What a poll asks a list for; `updatedSince` is an ISO time, and left out it means "ever". */
export interface PollQuery {
  updatedSince?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** What a trigger tells the kit: how to read the list, and which field says when a record changed. */
export interface PollPlan<T> {
  list(query: PollQuery): Promise<Page<T>>;
  replicationKey: keyof T & string;
}

/** The part of Zapier's `bundle.meta` that decides how much a poll reads. */
export interface PollMeta {
  isLoadingSample?: boolean | undefined;
}

// Sixteen polls of Zapier's slowest plan: skew, late commits and failed polls are all inside.
const LOOKBACK_MS = 4 * 60 * 60 * 1000;
const PAGE_SIZE = 100;
const MAX_PAGES = 25; // 2,500 records: well inside Zapier's 30 s
const SAMPLE_SIZE = 3; // what the Zap editor shows

/** The time in whole UTC seconds, rounded down, as `2026-07-14T01:19:41Z`. */
const isoSeconds = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

const instantOf = <T>(record: T, key: keyof T & string): number => {
  const instant = Date.parse(String(record[key]));
  if (Number.isNaN(instant)) {
    throw userError('fail', `The vendor sent a record without a usable ${key}.`, {
      code: 'bad_record',
    });
  }
  return instant;
};

const newestFirst = <T>(records: T[], key: keyof T & string): T[] =>
  records
    .map((record) => ({ record, instant: instantOf(record, key) }))
    .sort((a, b) => b.instant - a.instant)
    .map(({ record }) => record);

const wholeWalk = async <T>(fetchPage: FetchPage<T>): Promise<T[]> => {
  const records: T[] = [];
  let count = 0;
  for await (const page of pages(fetchPage)) {
    records.push(...page.items);
    count += 1;
    if (count === MAX_PAGES && page.hasMore) {
      throw userError(
        'fail',
        `More than ${records.length} records changed within 4 hours, more than one poll can read. Narrow the trigger with a filter. Nothing was taken.`,
        { code: 'too_many_changes' },
      );
    }
  }
  return records;
};

/**
 * One poll: reads the whole lookback window again and lets Zapier drop what it has seen, so that
 * nothing has to be remembered here. A sample for the editor is one call. Newest first.
 */
export const poll = async <T>(plan: PollPlan<T>, meta: PollMeta = {}): Promise<T[]> => {
  if (meta.isLoadingSample) {
    const page = await plan.list({ limit: SAMPLE_SIZE });
    return newestFirst(page.items, plan.replicationKey);
  }
  const updatedSince = isoSeconds(Date.now() - LOOKBACK_MS);
  const records = await wholeWalk((cursor) =>
    plan.list({ updatedSince, limit: PAGE_SIZE, cursor }),
  );
  return newestFirst(records, plan.replicationKey);
};
