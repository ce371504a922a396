import type { Switches } from '../instant_compliance.ts';
import type { Fault } from '../server/faults.ts';
import type { Watch } from './expected_events.ts';

/** How often Zapier polls, by plan and choice, in minutes. */
export const INTERVALS = [1, 2, 15, 30, 60] as const;

/** A customer who is there before the Zaps are switched on. */
export interface Person {
  addedHoursAgo: number;
  /** Between being added and now, as a share of that time. */
  changedAt: number;
  kyc: string;
  aml: string;
  /** Whether its status tells no time. */
  hasNoTimes: boolean;
}

/** Many customers who are there before, changed evenly from `fromHoursAgo` to `toHoursAgo`. */
export interface Crowd {
  count: number;
  fromHoursAgo: number;
  toHoursAgo: number;
  kyc: string;
  aml: string;
}

/** How the time of a status lies to the save that reaches it. */
export type StatusTime =
  | { kind: 'saved' }
  | { kind: 'older'; minutes: number }
  | { kind: 'missing' }
  /** Missing, and filled in later by another save. */
  | { kind: 'filled'; afterSeconds: number }
  /** A hit is found, or a review opened again, and `screened_at` stays. */
  | { kind: 'kept' };

/** Something that happens, `atSeconds` after the Zaps were switched on. */
export interface Act {
  kind: 'add' | 'import' | 'batch' | 'edit' | 'kyc' | 'aml' | 'rescreen' | 'correct' | 'spoil';
  atSeconds: number;
  /** Picks the customer among those there are, or the next status. */
  pick: number;
  /** How many customers an import adds, or a batch edits. */
  count: number;
  statusTime: StatusTime;
  /** How much later than its `updated_at` the change becomes visible. */
  lateSeconds: number;
  /** Waits until somebody reads a page of a walk. */
  isInMidWalk: boolean;
  /** Edits the customer once more within the same second, after this many milliseconds. */
  againAfterMs: number | null;
  /** Happens this many milliseconds from the nearest poll instead. */
  fromPollMs: number | null;
}

/** What goes wrong with the vendor: some requests, or every request for some hours. */
export type Trouble =
  | { kind: 'faults'; atSeconds: number; fault: Fault; times: number }
  | { kind: 'outage'; atSeconds: number; hours: number; fault: Fault };

/** A day in the life of an office, its vendor and its Zaps. Times count from the switch-on. */
export interface Scenario {
  app: 'instant_compliance';
  intervalMinutes: (typeof INTERVALS)[number];
  /** When the first poll comes, and how much later the next Zap polls. */
  phaseMs: number;
  spacingMs: number;
  /** By how much each poll may be late. */
  wobbleSeconds: number;
  startsAtMinute: number;
  skewSeconds: number;
  switches: Partial<Switches>;
  /** From when on times are spelled otherwise. */
  spellings: { atSeconds: number; times: Switches['times'] }[];
  /** How far the `Date` header is off; null for none. */
  dateHeaderOffsetMs: number | null;
  /** How long the vendor takes for a page, at least and at most. */
  pageMs: [number, number];
  watches: Watch[];
  people: Person[];
  crowd: Crowd | null;
  acts: Act[];
  troubles: Trouble[];
}
