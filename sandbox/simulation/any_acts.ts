import fc from 'fast-check';
import type { Switches } from '../instant_compliance.ts';
import { act, person, plainAct } from './any_scenario.ts';
import type { Act, Crowd, Person, Scenario, StatusTime } from './scenario.ts';

export const withTimes = (hours: number, time: fc.Arbitrary<StatusTime>): fc.Arbitrary<Act[]> =>
  fc.array(fc.tuple(act(hours), time), { minLength: 10, maxLength: 80, size: 'max' }).map((all) =>
    all.map(([one, statusTime]) => ({
      ...one,
      statusTime,
      lateSeconds: statusTime.kind === 'filled' ? 0 : one.lateSeconds,
      isInMidWalk: statusTime.kind !== 'filled' && one.isInMidWalk,
    })),
  );

export const olderTime = fc
  .integer({ min: 1, max: 22 * 60 })
  .map((minutes): StatusTime => ({ kind: 'older', minutes }));
export const lateTime = fc.oneof(
  olderTime,
  fc.constant<StatusTime>({ kind: 'missing' }),
  fc
    .integer({ min: 5, max: 540 })
    .map((afterSeconds): StatusTime => ({ kind: 'filled', afterSeconds })),
);
export const keptTime = fc.constantFrom<StatusTime[]>({ kind: 'kept' }, { kind: 'saved' });

/** From `least` to `most` customers at once, or in ten parts over half an hour. */
export const burst = (kind: 'import' | 'batch', least: number, most: number, hours: number) =>
  fc
    .record({
      count: fc.integer({ min: least, max: most }),
      parts: fc.constantFrom(1, 10),
      one: plainAct(hours / 2, { kind }),
    })
    .map(({ count, parts, one }): Act[] =>
      Array.from({ length: parts }, (_, n) => ({
        ...one,
        pick: 0,
        count: Math.floor(count / parts),
        atSeconds: one.atSeconds + n * 180,
      })),
    );

export const CROWD: Crowd = {
  count: 6_000,
  fromHoursAgo: 100,
  toHoursAgo: 700,
  kyc: 'NOT_STARTED',
  aml: 'NOT_SCREENED',
};

export const someActs = (hours: number) =>
  fc.array(plainAct(hours, {}), { minLength: 5, maxLength: 25 });

/** Somebody saves again and again, so that each poll has something to miss. */
export const drizzle = (hours: number, perHour: number): fc.Arbitrary<Act[]> =>
  fc.array(plainAct(hours, {}), {
    minLength: Math.round(hours * perHour * 0.8),
    maxLength: Math.round(hours * perHour),
    size: 'max',
  });

export const DATE_OFFSETS = [null, -72, -26, -1, -0.25, 0.25, 3, 26, 72].map((hours) =>
  hours === null ? null : hours * 3_600_000,
);

export const spellings = (hours: number): fc.Arbitrary<Scenario['spellings']> =>
  fc.array(
    fc.record({
      atSeconds: fc.integer({ min: 60, max: Math.round(hours * 3600) }),
      times: fc.constantFrom<Switches['times'][]>('seconds', 'millis', 'offset', 'utc'),
    }),
    { minLength: 2, maxLength: 5 },
  );

export const timeless: fc.Arbitrary<Person[]> = fc.array(
  fc.tuple(person, fc.boolean()).map(([one, hasNoTimes]) => ({ ...one, hasNoTimes })),
  { maxLength: 40, size: 'max' },
);

export const busyCrowd: fc.Arbitrary<Crowd> = fc.record({
  count: fc.integer({ min: 2_000, max: 6_000 }),
  fromHoursAgo: fc.constantFrom(0.1, 1, 3, 5),
  toHoursAgo: fc.constantFrom(6, 12, 26),
  kyc: fc.constantFrom('VERIFIED', 'NOT_STARTED', 'FAILED'),
  aml: fc.constantFrom('CLEAR', 'NOT_SCREENED'),
});

/** More than the 2,500 that a window of a day may hold, between five and six hours ago. */
export const morningCrowd: fc.Arbitrary<Crowd> = fc.record({
  count: fc.integer({ min: 2_600, max: 4_500 }),
  fromHoursAgo: fc.constant(5.5),
  toHoursAgo: fc.constant(6),
  kyc: fc.constantFrom('VERIFIED', 'NOT_STARTED', 'FAILED'),
  aml: fc.constantFrom('CLEAR', 'NOT_SCREENED'),
});
