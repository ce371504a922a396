import fc from 'fast-check';
import type { Switches } from '../instant_compliance.ts';
import { burst, CROWD, drizzle, morningCrowd, someActs } from './any_acts.ts';
import {
  acts,
  LONGEST_OUTAGE,
  LONGEST_WHEN_BUSY,
  type Parts,
  scenario,
  switchesWith,
  troubles,
} from './any_scenario.ts';
import { anyWatches, oneWatch } from './any_watches.ts';
import type { Watch } from './expected_events.ts';
import type { Scenario } from './scenario.ts';

type Interval = Scenario['intervalMinutes'];

/** Days of a kind; something happens in their first `hours` hours. */
export type Days = (hours: number) => fc.Arbitrary<Scenario>;

type PartsAt = (interval: Interval, hours: number) => Partial<Parts>;

const LONG: fc.Arbitrary<Interval> = fc.constantFrom(15, 30, 60);

/** Days at intervals that cost little. */
const atLong =
  (partsOf: PartsAt): Days =>
  (hours) =>
    LONG.chain((interval) => scenario(interval, hours, partsOf(interval, hours)));

/**
 * Days at intervals that cost little, and now and then at those of one and two minutes: with one Zap
 * then, as four of them would use up the vendor's 10,000 calls a day.
 */
export const at =
  (partsOf: PartsAt, frequent = 1): Days =>
  (hours) => {
    const often = fc
      .constantFrom<Interval[]>(1, 2)
      .chain((interval) =>
        scenario(interval, hours, { ...partsOf(interval, hours), watches: oneWatch }),
      );
    const rarely = atLong(partsOf)(hours);
    return fc.oneof({ weight: frequent, arbitrary: often }, { weight: 30, arbitrary: rarely });
  };

/** A vendor that never fails. */
export const noTroubles = fc.constant<Scenario['troubles']>([]);

/** Hours with `least` to `most` changes at once, or within half an hour. */
export const bursts =
  (least: number, most: number, watches: fc.Arbitrary<Watch[]>): Days =>
  (given) => {
    const hours = Math.min(given, 4);
    return fc
      .tuple(
        fc.constantFrom<Interval[]>(2, 15, 15, 30, 30, 60, 60, 60),
        fc.constantFrom<('import' | 'batch')[]>('import', 'batch'),
      )
      .chain(([interval, kind]) =>
        scenario(interval, hours, {
          crowd: fc.constant(kind === 'batch' ? CROWD : null),
          watches,
          wobbleSeconds: fc.constantFrom(0, 90),
          acts: fc
            .tuple(burst(kind, least, most, hours), someActs(hours))
            .map(([many, few]) => [...few, ...many]),
          troubles: noTroubles,
        }),
      );
  };

/** Days of lists whose pages are odd, with enough changes for several of them. */
export const oddPages = (set: fc.Arbitrary<Partial<Switches>>, count: number): Days =>
  atLong((_, hours) => ({
    switches: fc.tuple(switchesWith({}), set).map(([some, odd]) => ({ ...some, ...odd })),
    watches: anyWatches,
    acts: fc
      .tuple(acts(hours), burst('import', count / 2, count, hours))
      .map(([few, many]) => [...few, ...many]),
    spacingMs: fc.constant(75_000),
    troubles: noTroubles,
  }));

/** Hourly polls within 45 seconds of the end of a quarter of an hour, and an outage. */
export const whereQuartersMeet: Days = (hours) =>
  scenario(60, hours, {
    startsAtMinute: fc.nat({ max: 95 }).map((quarter) => quarter * 15),
    phaseMs: fc.constant(15 * 60_000 - 45_000),
    wobbleSeconds: fc.constant(90),
    watches: oneWatch,
    acts: drizzle(hours, 30),
    troubles: troubles(LONGEST_OUTAGE[60], hours, true),
  });

/** An outage while a day does not fit into a check: until the crowd of the morning is a day old. */
export const busyOutages: Days = (given) => {
  const hours = Math.min(given, 12);
  return at((interval) => ({
    crowd: morningCrowd,
    watches: oneWatch,
    acts: drizzle(hours, 30),
    troubles: troubles(LONGEST_WHEN_BUSY[interval], hours, true),
  }))(given);
};
