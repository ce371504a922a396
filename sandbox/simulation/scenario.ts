import fc from 'fast-check';
import { AML_STATUSES, KYC_STATUSES } from '../instant_compliance.ts';
import type { Fault } from '../server/faults.ts';

/** How often Zapier polls, by plan and choice, in minutes. */
export const INTERVALS = [1, 2, 15, 60] as const;

/** A customer who is there before the Zaps are switched on. */
export interface Person {
  addedHoursAgo: number;
  /** Between being added and now, as a share of that time. */
  changedAt: number;
  kyc: string;
  aml: string;
}

/** Something that happens to a customer, `atSeconds` after the Zaps were switched on. */
export interface Act {
  kind: 'add' | 'import' | 'edit' | 'kyc' | 'aml';
  atSeconds: number;
  /** Picks the customer among those there are, the size of an import, or the next status. */
  pick: number;
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
  intervalMinutes: (typeof INTERVALS)[number];
  /** When the first poll comes. */
  phaseMs: number;
  startsAtHour: number;
  skewSeconds: number;
  order: 'asc' | 'desc';
  sinceBound: 'exclusive' | 'inclusive';
  emptyKeys: 'schema' | 'null' | 'absent';
  times: 'seconds' | 'millis' | 'offset';
  kycStartedAt: 'each' | 'late';
  touchOnNoop: boolean;
  /** Watches one status, picked by this number, or all when null. */
  onlyStatus: number | null;
  people: Person[];
  acts: Act[];
  troubles: Trouble[];
}

const DAY_SECONDS = 86_400;

/** How long an outage may last so that nothing is lost: the day that a sweep reads, less the wait for one. */
const maxOutageHours = (intervalMinutes: number): number => (intervalMinutes === 60 ? 10 : 18);

const kyc = fc.constantFrom(...KYC_STATUSES);
const aml = fc.constantFrom(...AML_STATUSES);

const person: fc.Arbitrary<Person> = fc.record({
  addedHoursAgo: fc.integer({ min: 1, max: 200 }),
  changedAt: fc.double({ min: 0, max: 1, noNaN: true }),
  kyc,
  aml,
});

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constant<'add'>('add') },
    { weight: 4, arbitrary: fc.constant<'edit'>('edit') },
    { weight: 6, arbitrary: fc.constantFrom<('kyc' | 'aml')[]>('kyc', 'aml') },
  ),
  atSeconds: fc.integer({ min: 10, max: DAY_SECONDS }),
  pick: fc.nat({ max: 9_999 }),
  lateSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
  isInMidWalk: fc.boolean(),
  againAfterMs: fc.option(fc.integer({ min: 1, max: 900 }), { freq: 3 }),
  fromPollMs: fc.option(fc.integer({ min: -900, max: 900 }), { freq: 2 }),
});

const bulkImport: fc.Arbitrary<Act> = act.map((one) => ({ ...one, kind: 'import' }));

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant<'status'>('status'),
    status: fc.constant(429),
    retryAfter: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({ kind: fc.constant<'status'>('status'), status: fc.constantFrom(500, 502, 503) }),
  fc.record({
    kind: fc.constantFrom<
      (
        | 'cutBody'
        | 'invalidJson'
        | 'emptyBody'
        | 'html'
        | 'reset'
        | 'repeatCursor'
        | 'hasMoreWithoutCursor'
      )[]
    >(
      'cutBody',
      'invalidJson',
      'emptyBody',
      'html',
      'reset',
      'repeatCursor',
      'hasMoreWithoutCursor',
    ),
  }),
);

const rareTimeout: fc.Arbitrary<Fault> = fc.constant({ kind: 'timeout' });

const atSeconds = fc.integer({ min: 0, max: DAY_SECONDS });

const faults: fc.Arbitrary<Trouble> = fc.record({
  kind: fc.constant<'faults'>('faults'),
  atSeconds,
  fault: fc.oneof({ weight: 9, arbitrary: fault }, { weight: 1, arbitrary: rareTimeout }),
  times: fc.integer({ min: 1, max: 4 }),
});

const outage = (intervalMinutes: number): fc.Arbitrary<Trouble> =>
  fc.record({
    kind: fc.constant<'outage'>('outage'),
    atSeconds,
    hours: fc.double({ min: 0.5, max: maxOutageHours(intervalMinutes), noNaN: true }),
    fault: fc.constantFrom<Fault[]>({ kind: 'status', status: 503 }, { kind: 'reset' }),
  });

const troubles = (intervalMinutes: number): fc.Arbitrary<Trouble[]> =>
  fc
    .tuple(
      fc.array(faults, { maxLength: 12, size: 'max' }),
      fc.option(outage(intervalMinutes), { freq: 2 }),
    )
    .map(([some, one]) => (one ? [...some, one] : some));

const acts = fc
  .tuple(
    fc.array(act, { minLength: 1, maxLength: 80, size: 'max' }),
    fc.array(bulkImport, { maxLength: 1 }),
  )
  .map(([few, bulk]) => [...few, ...bulk]);

const interval = (frequent: number): fc.Arbitrary<Scenario['intervalMinutes']> =>
  fc.oneof(
    { weight: frequent, arbitrary: fc.constantFrom<(1 | 2)[]>(1, 2) },
    { weight: 20, arbitrary: fc.constantFrom<(15 | 60)[]>(15, 60) },
  );

const scenarioAt = (intervalMinutes: Scenario['intervalMinutes']): fc.Arbitrary<Scenario> =>
  fc.record({
    intervalMinutes: fc.constant(intervalMinutes),
    phaseMs: fc.integer({ min: 20_000, max: 20_000 + intervalMinutes * 60_000 }),
    startsAtHour: fc.nat({ max: 23 }),
    skewSeconds: fc.integer({ min: -180, max: 180 }),
    order: fc.constantFrom<Scenario['order'][]>('desc', 'asc'),
    sinceBound: fc.constantFrom<Scenario['sinceBound'][]>('exclusive', 'inclusive'),
    emptyKeys: fc.constantFrom<Scenario['emptyKeys'][]>('schema', 'null', 'absent'),
    times: fc.constantFrom<Scenario['times'][]>('seconds', 'millis', 'offset'),
    kycStartedAt: fc.constantFrom<Scenario['kycStartedAt'][]>('each', 'late'),
    touchOnNoop: fc.boolean(),
    onlyStatus: fc.option(fc.nat({ max: 6 }), { freq: 3 }),
    people: fc.array(person, { maxLength: 40, size: 'max' }),
    acts,
    troubles: troubles(intervalMinutes),
  });

/**
 * Random scenarios of a day. `frequent` is the weight (against 20) of the intervals of one and two
 * minutes, which take a real minute or so for a simulated day.
 */
export const scenarios = (frequent = 1): fc.Arbitrary<Scenario> =>
  interval(frequent).chain(scenarioAt);
