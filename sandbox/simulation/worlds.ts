import fc from 'fast-check';
import { AML_STATUSES, KYC_STATUSES, type Switches } from '../instant_compliance.ts';
import {
  type Act,
  act,
  acts,
  type Crowd,
  faults,
  outage,
  type Parts,
  type Person,
  person,
  plainAct,
  type Scenario,
  type StatusTime,
  scenario,
  switchesWith,
} from './scenario.ts';
import type { AnyScenario } from './simulator.ts';
import type { Watch } from './watches.ts';
import { bultraDays, legalTalentDays } from './whole_list_worlds.ts';

type Interval = Scenario['intervalMinutes'];

/** A kind of days that the simulation plays. */
export interface World {
  name: string;
  /** Its share of the days, against those of the others. */
  weight: number;
  /** Whether more happens than a check can read: events may be missing then, and the error says so. */
  mayReport: boolean;
  /** Its days, in which something happens for so many hours. */
  days(hours: number): fc.Arbitrary<AnyScenario>;
}

const ALL: Interval[] = [15, 30, 60];

/** Days at intervals that cost little, and now and then at those of one and two minutes. */
const at = (
  partsOf: (interval: Interval, hours: number) => Partial<Parts>,
  frequent = 1,
): World['days'] => {
  return (hours) =>
    fc
      .oneof(
        { weight: frequent, arbitrary: fc.constantFrom<Interval[]>(1, 2) },
        { weight: 30, arbitrary: fc.constantFrom(...ALL) },
      )
      .chain((interval) => scenario(interval, hours, partsOf(interval, hours)));
};

const LONGEST_OUTAGE: Record<Interval, number> = { 1: 20, 2: 20, 15: 20, 30: 17, 60: 11 };

const noTroubles = fc.constant<Scenario['troubles']>([]);

const some = (all: readonly string[]) => fc.subarray([...all], { minLength: 1 });

const seldom = (...choices: string[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.constantFrom(...choices));

const filtered = (key: 'new_customer' | 'new_or_updated_customer'): fc.Arbitrary<Watch> =>
  fc
    .record({
      kycStatus: seldom('NOT_STARTED', ...KYC_STATUSES),
      amlStatus: seldom('NOT_SCREENED', ...AML_STATUSES),
      type: seldom('INDIVIDUAL', 'SOLE_TRADER'),
      addedVia: seldom('ADMIN_MANUAL', 'BULK_IMPORT', 'INTEGRATION'),
    })
    .map((input) => ({ trigger: key, input }));

const kycWatch: fc.Arbitrary<Watch> = some(KYC_STATUSES).map((kycStatuses) => ({
  trigger: 'kyc_status_changed',
  input: { kycStatuses },
}));

const amlWatch: fc.Arbitrary<Watch> = fc
  .record({ amlStatuses: some(AML_STATUSES), flags: fc.constantFrom([], ['pep', 'sanctions']) })
  .map((input) => ({ trigger: 'aml_status_changed', input }));

const anyWatches = fc
  .tuple(filtered('new_or_updated_customer'), filtered('new_customer'), kycWatch, amlWatch)
  .map((all) => [...all]);

/** One Zap, as two that read so much would stop each other at the vendor's limit. */
const oneWatch: fc.Arbitrary<Watch[]> = fc
  .oneof(
    fc.constantFrom<Watch[]>(
      { trigger: 'new_or_updated_customer', input: {} },
      { trigger: 'new_customer', input: {} },
    ),
    kycWatch,
    amlWatch,
  )
  .map((watch) => [watch]);

/** Two statuses that are reached by few, so that each list is short. */
const fewWatched: Watch = {
  trigger: 'kyc_status_changed',
  input: { kycStatuses: ['VERIFIED', 'FAILED'] },
};

const withTimes = (hours: number, time: fc.Arbitrary<StatusTime>): fc.Arbitrary<Act[]> =>
  fc.array(fc.tuple(act(hours), time), { minLength: 10, maxLength: 80, size: 'max' }).map((all) =>
    all.map(([one, statusTime]) => ({
      ...one,
      statusTime,
      lateSeconds: statusTime.kind === 'filled' ? 0 : one.lateSeconds,
      isInMidWalk: statusTime.kind !== 'filled' && one.isInMidWalk,
    })),
  );

const olderTime = fc
  .integer({ min: 1, max: 22 * 60 })
  .map((minutes): StatusTime => ({ kind: 'older', minutes }));
const lateTime = fc.oneof(
  olderTime,
  fc.constant<StatusTime>({ kind: 'missing' }),
  fc
    .integer({ min: 5, max: 540 })
    .map((afterSeconds): StatusTime => ({ kind: 'filled', afterSeconds })),
);
const keptTime = fc.constantFrom<StatusTime[]>({ kind: 'kept' }, { kind: 'saved' });

/** So many customers at once, or in ten parts over half an hour. */
const burst = (kind: 'import' | 'batch', least: number, most: number, hours: number) =>
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

const CROWD: Crowd = {
  count: 6_000,
  fromHoursAgo: 100,
  toHoursAgo: 700,
  kyc: 'NOT_STARTED',
  aml: 'NOT_SCREENED',
};

const someActs = (hours: number) => fc.array(plainAct(hours, {}), { minLength: 5, maxLength: 25 });

const bursts =
  (least: number, most: number, watches: fc.Arbitrary<Watch[]>): World['days'] =>
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

/** Somebody saves again and again, so that each poll has something to miss. */
const drizzle = (hours: number, perHour: number): fc.Arbitrary<Act[]> =>
  fc.array(plainAct(hours, {}), {
    minLength: Math.round(hours * perHour * 0.8),
    maxLength: Math.round(hours * perHour),
    size: 'max',
  });

const oddPages = (set: fc.Arbitrary<Partial<Switches>>, count: number): World['days'] =>
  at((_, hours) => ({
    switches: fc.tuple(switchesWith({}), set).map(([some, odd]) => ({ ...some, ...odd })),
    watches: anyWatches,
    acts: fc
      .tuple(acts(hours), burst('import', count / 2, count, hours))
      .map(([few, many]) => [...few, ...many]),
    spacingMs: fc.constant(75_000),
    troubles: noTroubles,
  }));

const DATE_OFFSETS = [null, -72, -26, -1, -0.25, 0.25, 3, 26, 72].map((hours) =>
  hours === null ? null : hours * 3_600_000,
);

const spellings = (hours: number): fc.Arbitrary<Scenario['spellings']> =>
  fc.array(
    fc.record({
      atSeconds: fc.integer({ min: 60, max: Math.round(hours * 3600) }),
      times: fc.constantFrom<Switches['times'][]>('seconds', 'millis', 'offset', 'utc'),
    }),
    { minLength: 2, maxLength: 5 },
  );

const timeless: fc.Arbitrary<Person[]> = fc.array(
  fc.tuple(person, fc.boolean()).map(([one, hasNoTimes]) => ({ ...one, hasNoTimes })),
  { maxLength: 40, size: 'max' },
);

const busyCrowd: fc.Arbitrary<Crowd> = fc.record({
  count: fc.integer({ min: 2_000, max: 6_000 }),
  fromHoursAgo: fc.constantFrom(0.1, 1, 3, 5),
  toHoursAgo: fc.constantFrom(6, 12, 26),
  kyc: fc.constantFrom('VERIFIED', 'NOT_STARTED', 'FAILED'),
  aml: fc.constantFrom('CLEAR', 'NOT_SCREENED'),
});

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
      troubles: fc
        .tuple(faults(hours), outage(hours, LONGEST_OUTAGE[interval]))
        .map(([few, long]) => [...few, long]),
    })),
  ),
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
  world('a batch of others', 4, bursts(2_500, 6_000, fc.constant([fewWatched]))),
  world('a burst beyond it', 4, bursts(5_300, 6_000, oneWatch), true),
  world(
    'a slow vendor',
    8,
    at((_, hours) => ({
      pageMs: fc.constantFrom(...PAGE_MS),
      watches: anyWatches,
      acts: drizzle(hours, 60),
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
    at(() => ({
      watches: anyWatches,
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
    fc.constantFrom<Interval[]>(15, 30, 60).chain((interval) =>
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
