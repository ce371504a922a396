import fc from 'fast-check';
import type { Switches } from '../instant_compliance.ts';
import {
  busyCrowd,
  DATE_OFFSETS,
  drizzle,
  keptTime,
  lateTime,
  olderTime,
  spellings,
  timeless,
  withTimes,
} from './any_acts.ts';
import { at, bursts, busyOutages, noTroubles, oddPages, whereQuartersMeet } from './any_day.ts';
import {
  acts,
  LONGEST_OUTAGE,
  plainAct,
  scenario,
  switchesWith,
  troubles,
} from './any_scenario.ts';
import { anyWatches, fewWatched, oneWatch, singleStatuses } from './any_watches.ts';
import { bultraDays, legalTalentDays } from './any_whole_list_day.ts';
import type { AnyScenario } from './simulator.ts';

/** A kind of days that the simulation plays. */
export interface World {
  name: string;
  /** Its share of the days, against those of the others. */
  weight: number;
  /** Whether more happens than a check can read: events may be missing then, and the error says so. */
  mayReport: boolean;
  /** Its days; something happens in their first `hours` hours. */
  days(hours: number): fc.Arbitrary<AnyScenario>;
}

const PAGE_MS: [number, number][] = [
  [200, 400],
  [500, 1_500],
  [1_500, 3_000],
];

const world = (name: string, weight: number, days: World['days'], mayReport = false): World => ({
  name,
  weight,
  mayReport,
  days,
});

/** Every world that is played. */
export const WORLDS: readonly World[] = [
  world(
    'an ordinary office',
    20,
    at(() => ({}), 2),
  ),
  world(
    'outages of hours',
    12,
    at((interval, hours) => ({
      wobbleSeconds: fc.constantFrom(0, 90),
      troubles: troubles(LONGEST_OUTAGE[interval], hours, true),
    })),
  ),
  world('polls where two quarters meet', 4, whereQuartersMeet),
  world('outages in a busy office', 4, busyOutages),
  world(
    'checks that wobble',
    8,
    at((interval, hours) => ({
      wobbleSeconds: fc.constant(90),
      acts: drizzle(hours, interval === 60 ? 60 : 30),
      troubles: noTroubles,
    })),
  ),
  world(
    'every filter, several statuses',
    12,
    at(() => ({ watches: anyWatches })),
  ),
  world('a burst that a check can read', 8, bursts(2_500, 4_700, oneWatch)),
  world('a batch of others', 4, bursts(5_100, 6_000, fc.constant([fewWatched]))),
  world('a burst beyond it', 4, bursts(5_300, 6_000, oneWatch), true),
  world(
    'a slow vendor',
    8,
    at((_, hours) => ({
      pageMs: fc.constantFrom(...PAGE_MS),
      watches: anyWatches,
      acts: drizzle(hours, 250),
      spacingMs: fc.constant(60_000),
      troubles: noTroubles,
    })),
  ),
  world(
    'late times of a supplier',
    10,
    at((_, hours) => ({
      acts: withTimes(hours, lateTime),
      people: timeless,
      troubles: noTroubles,
    })),
  ),
  world(
    'times that are corrected',
    4,
    at((_, hours) => ({
      acts: fc
        .tuple(
          withTimes(hours, olderTime),
          fc.array(plainAct(hours, { kind: 'correct' }), { maxLength: 20 }),
        )
        .map(([few, more]) => [...few, ...more]),
      troubles: noTroubles,
    })),
  ),
  world(
    'hits and reviews without a new time',
    6,
    at((_, hours) => ({ acts: withTimes(hours, keptTime) })),
  ),
  world(
    'screened again each night',
    4,
    at((_, hours) => ({
      acts: fc
        .tuple(acts(hours), plainAct(hours, { kind: 'rescreen' }))
        .map(([few, night]) => [...few, night]),
    })),
  ),
  world(
    'times spelled otherwise',
    6,
    at((_, hours) => ({ spellings: spellings(hours) })),
  ),
  world(
    'a filter that lags',
    6,
    at((_, hours) => ({
      watches: fc.oneof(anyWatches, singleStatuses),
      acts: drizzle(hours, 40),
      switches: fc
        .tuple(
          switchesWith({}),
          fc.integer({ min: 0, max: 9 * 60_000 }),
          fc.constantFrom<Switches['ignoredFilter'][]>('none', 'status', 'aml_status'),
        )
        .map(([set, filterLagMs, ignoredFilter]) => ({ ...set, filterLagMs, ignoredFilter })),
    })),
  ),
  world(
    'a Date header that is off',
    6,
    at(() => ({
      dateHeaderOffsetMs: fc.constantFrom(...DATE_OFFSETS),
      skewSeconds: fc.constant(0),
    })),
  ),
  world('pages of 50', 4, oddPages(fc.constant({ limitPolicy: 'max50' }), 1_400)),
  world(
    'rows that come twice',
    6,
    oddPages(
      fc
        .constantFrom<Switches['repeatRows'][]>('again', 'older')
        .map((repeatRows) => ({ repeatRows })),
      900,
    ),
  ),
  world('a cursor bound to include', 2, oddPages(fc.constant({ includeBound: true }), 900)),
  world(
    'rows without a readable time',
    4,
    at((_, hours) => ({
      acts: fc
        .tuple(
          acts(hours),
          fc.array(plainAct(hours, { kind: 'spoil' }), { minLength: 1, maxLength: 3 }),
        )
        .map(([few, bad]) => [...few, ...bad]),
    })),
  ),
  world('a busy day before the switch-on', 4, (hours) =>
    fc.constantFrom<(15 | 30 | 60)[]>(15, 30, 60).chain((interval) =>
      scenario(interval, hours, {
        crowd: busyCrowd,
        watches: oneWatch,
        acts: drizzle(hours, 10),
        troubles: noTroubles,
      }),
    ),
  ),
  world('LegalTalent: pages that move', 5, legalTalentDays),
  world('Bultra: statuses, rows that come twice', 5, bultraDays),
];
