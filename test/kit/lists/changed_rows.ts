import { afterEach, beforeEach, jest } from '@jest/globals';
import type { ListPage, PollQuery } from '../../../kit/lists/page.ts';
import type { PollPlan } from '../../../kit/lists/poll_plan.ts';

export interface Row {
  id: string;
  updated_at: string;
}

export const MINUTE_MS = 60_000;
export const HOUR = 60;
/** An instant at which a poll reads the floor alone. */
export const ORDINARY = Date.parse('2026-07-20T01:05:00Z');
/** An instant at which 5 hours are due, and one at which a day is, too. */
export const FIVE_HOURS = Date.parse('2026-07-20T01:35:00Z');
export const DAY = Date.parse('2026-07-20T02:20:00Z');

/** What was asked of the lists of a test, and how long they took, in ms. */
export const asked: { queries: PollQuery[]; elapsedMs: number } = { queries: [], elapsedMs: 0 };

export const itIs = (now: number): void => {
  jest.spyOn(Date, 'now').mockReturnValue(now);
};

/** In each test of a file the clock stands still, and lists alone take time. */
export const stopTimeInEachTest = (): void => {
  beforeEach(() => {
    asked.queries = [];
    asked.elapsedMs = 0;
    itIs(ORDINARY);
    jest.spyOn(performance, 'now').mockImplementation(() => asked.elapsedMs);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
};

export interface Vendor {
  /** Rows on a page at most. */
  most?: number;
  counts?: boolean;
  pageMs?: number;
}

/** A list of rows that changed so many minutes ago, oldest first. */
export const listOf = (minutesAgo: number[], vendor: Vendor = {}): ListPage<Row> => {
  const { most = 100, counts = true, pageMs = 0 } = vendor;
  const now = Date.now();
  const all = minutesAgo.map((ago, n) => ({ at: now - ago * MINUTE_MS, id: `row ${n}` }));
  const changedSince = new Map<string | undefined, typeof all>();
  return async (query) => {
    asked.queries.push(query);
    asked.elapsedMs += pageMs;
    const { updatedSince } = query;
    const since = updatedSince === undefined ? 0 : Date.parse(updatedSince);
    const rows = changedSince.get(updatedSince) ?? all.filter(({ at }) => at > since);
    changedSince.set(updatedSince, rows);
    const from = Number(query.cursor ?? 0);
    const to = from + Math.min(query.limit, most);
    const hasMore = to < rows.length;
    const items = rows.slice(from, to);
    return {
      items: items.map(({ id, at }) => ({ id, updated_at: new Date(at).toISOString() })),
      hasMore,
      nextCursor: hasMore ? String(to) : null,
      totalCount: query.withTotal && counts ? rows.length : undefined,
    };
  };
};

export const planOf = (
  minutesAgo: number[],
  vendor: Vendor = {},
  rest: Partial<PollPlan<Row>> = {},
): PollPlan<Row> => ({ list: listOf(minutesAgo, vendor), replicationKey: 'updated_at', ...rest });

/** A list of one page. */
export const fixed = (...items: Row[]): PollPlan<Row> => ({
  list: async () => ({ items, hasMore: false, nextCursor: null }),
  replicationKey: 'updated_at',
});

export const repeat = (count: number, minutesAgo: number): number[] =>
  Array.from({ length: count }, () => minutesAgo);
