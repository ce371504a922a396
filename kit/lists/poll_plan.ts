import type { Problem } from '../errors/problem.ts';
import { problem } from '../errors/sentences.ts';
import type { Served, Shortage } from './bounded_read.ts';
import type { ListPage } from './page.ts';

/** What a trigger tells the kit: how to read its list, and which records are events. */
export interface PollPlan<T extends { id: string }> {
  /** Reads one page of the records that changed since a time. */
  list: ListPage<T>;
  /** The field that says when a record last changed, an ISO 8601 time. */
  replicationKey: keyof T & string;
  /** The field by which events are ordered; the replication key, if left out. */
  orderedBy?: keyof T & string;
  /** Whether a record is one that the user asked for, by every filter; each is, if left out. */
  isWanted?(record: T): boolean;
  /** Whether a wanted record is an event of a window that began at `since` (ms); each is, if left out. */
  isNews?(record: T, since: number): boolean;
  /**
   * How old a change (ms) must be before it counts; `SETTLING_MS`, if left out. 0 when the dedupe key
   * does not hold the time of the change, so that no second change can look like the first.
   */
  settlingMs?(record: T): number;
  /** Lists that together hold every wanted record, for when `list` is too long. */
  parts?: ListPage<T>[];
  /** Lists of which the poll that fills Zapier's memory must know every record. */
  alsoRemember?: ListPage<T>[];
  /**
   * Whether the poll at switch-on must know a whole day. It must where a later poll may reach further
   * back than a switch-on that was cut short: `isNews` goes by the record alone, or a filter leaves a
   * later poll less to read.
   */
  remembersDay?: boolean;
}

/** The part of Zapier's `bundle.meta` that decides how much a poll reads. */
export interface PollMeta {
  isLoadingSample?: boolean | undefined;
  isPopulatingDedupe?: boolean | undefined;
}

/**
 * How long the calls of one poll may take, in ms: well inside Zapier's 30 s. A poll of recent changes
 * has 2.5 s more in all, but a wide window must end within this time.
 */
export const POLL_MS = 20_000;

/** What the Zap editor shows of a sample. */
export const SAMPLE_SIZE = 3;

/** The most that a wide window may hold: 25 pages. */
export const WIDE = { maxCalls: 25, maxRecords: 2_500 };

/** The most that the floor may hold, and that a switch-on may read: 50 pages. */
export const FLOOR = { maxCalls: 50, maxRecords: 5_000 };

/**
 * How old a change must be before it counts, in ms. A vendor may print whole seconds: a record that
 * is saved again within the second of a poll would look the same as before.
 */
export const SETTLING_MS = 2_000;

/** What was read to its end: records that changed since an instant (ms). */
export interface Found<T> {
  served: Served<T>[];
  since: number;
  /** Whether the vendor counted far more than was there. */
  isMiscounted?: boolean;
}

/** The ways to read what a plan wants: its list, or else the parts of it that hold what is wanted. */
export const waysToRead = <T extends { id: string }>({ list, parts }: PollPlan<T>) =>
  parts ? [[list], parts] : [[list]];

/** The problem of a poll that cannot come to its end. */
export const tooMuch = ({ count, isSlow }: Shortage): Problem =>
  isSlow ? problem('slow_list') : problem('too_many_changes', { count: String(count) });
