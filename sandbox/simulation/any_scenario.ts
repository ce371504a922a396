import fc from 'fast-check';
import { AML_STATUSES, KYC_STATUSES, type Switches } from '../instant_compliance.ts';
import type { Fault } from '../server/faults.ts';
import type { Watch } from './expected_events.ts';
import type { Act, Person, Scenario, StatusTime, Trouble } from './scenario.ts';

/** An arbitrary for each part of a scenario. */
export type Parts = { [Key in keyof Scenario]: fc.Arbitrary<Scenario[Key]> };

export const person: fc.Arbitrary<Person> = fc.record({
  addedHoursAgo: fc.integer({ min: 1, max: 200 }),
  // Not in the second in which the customer was added: two times would be one.
  changedAt: fc.double({ min: 0.01, max: 1, noNaN: true }),
  kyc: fc.constantFrom(...KYC_STATUSES),
  aml: fc.constantFrom(...AML_STATUSES),
  hasNoTimes: fc.constant(false),
});

const SAVED: StatusTime = { kind: 'saved' };

/** A change of one customer within the first `hours` hours. */
export const act = (hours: number): fc.Arbitrary<Act> =>
  fc.record({
    kind: fc.oneof(
      { weight: 3, arbitrary: fc.constant<Act['kind']>('add') },
      { weight: 4, arbitrary: fc.constant<Act['kind']>('edit') },
      { weight: 6, arbitrary: fc.constantFrom<Act['kind'][]>('kyc', 'aml') },
    ),
    atSeconds: fc.integer({ min: 10, max: Math.round(hours * 3600) }),
    pick: fc.nat({ max: 9_999 }),
    count: fc.integer({ min: 100, max: 250 }),
    statusTime: fc.constant(SAVED),
    lateSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
    isInMidWalk: fc.boolean(),
    againAfterMs: fc.option(fc.integer({ min: 1, max: 900 }), { freq: 3 }),
    fromPollMs: fc.option(fc.integer({ min: -900, max: 900 }), { freq: 2 }),
  });

/** A change that comes when it says, at once and once. */
export const plainAct = (hours: number, parts: Partial<Act>): fc.Arbitrary<Act> =>
  act(hours).map((one) => ({
    ...one,
    lateSeconds: 0,
    isInMidWalk: false,
    againAfterMs: null,
    fromPollMs: null,
    ...parts,
  }));

/** Some dozens of changes, and now and then an import. */
export const acts = (hours: number): fc.Arbitrary<Act[]> =>
  fc
    .tuple(
      fc.array(act(hours), { minLength: 1, maxLength: 80, size: 'max' }),
      fc.array(plainAct(hours, { kind: 'import' }), { maxLength: 1 }),
    )
    .map(([few, bulk]) => [...few, ...bulk]);

const listFaults = fc.constantFrom<Fault[]>(
  { kind: 'cutBody' },
  { kind: 'invalidJson' },
  { kind: 'emptyBody' },
  { kind: 'html' },
  { kind: 'reset' },
  { kind: 'repeatCursor' },
  { kind: 'hasMoreWithoutCursor' },
);

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant<'status'>('status'),
    status: fc.constant(429),
    retryAfter: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({ kind: fc.constant<'status'>('status'), status: fc.constantFrom(500, 502, 503) }),
  listFaults,
);

const rareTimeout: fc.Arbitrary<Fault> = fc.constant({ kind: 'timeout' });

/** How long an outage may last so that nothing is lost, in hours, by the interval in minutes. */
type Longest = Record<Scenario['intervalMinutes'], number>;

/** While the changes of a day fit into a check: docs/polling.md. */
export const LONGEST_OUTAGE: Longest = { 1: 20, 2: 20, 15: 20, 30: 17, 60: 11 };

/** While those of five hours do; an hourly Zap may miss one check. */
export const LONGEST_WHEN_BUSY: Longest = { 1: 3, 2: 3, 15: 3, 30: 2, 60: 0.9 };

const share = fc.double({ min: 0, max: 1, noNaN: true });

const outageWithin = (longestHours: number): fc.Arbitrary<Trouble> =>
  fc
    .record({
      hours: fc.double({ min: Math.min(0.5, longestHours), max: longestHours, noNaN: true }),
      begins: share,
      fault: fc.constantFrom<Fault[]>({ kind: 'status', status: 503 }, { kind: 'reset' }),
    })
    .map(({ hours, begins, fault }) => ({
      kind: 'outage',
      atSeconds: begins * (longestHours - hours) * 3600,
      hours,
      fault,
    }));

const faultsWithin = (hours: number): fc.Arbitrary<Trouble[]> =>
  fc.array(
    fc.record({
      kind: fc.constant<'faults'>('faults'),
      atSeconds: fc.integer({ min: 0, max: Math.round(hours * 3600) }),
      fault: fc.oneof({ weight: 9, arbitrary: fault }, { weight: 1, arbitrary: rareTimeout }),
      times: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 12, size: 'max' },
  );

/**
 * A dozen failing requests at most, and perhaps a time without any answer. For a Zap, failures are
 * one outage from the first to the last: all lie within the longest outage that loses nothing.
 */
export const troubles = (
  longestHours: number,
  hours: number,
  hasOutage = false,
): fc.Arbitrary<Trouble[]> => {
  const span = Math.min(hours, longestHours);
  const long = hasOutage ? outageWithin(span).map((one) => [one]) : fc.constant([]);
  return fc
    .record({ few: faultsWithin(span), long, begins: share })
    .map(({ few, long: more, begins }) =>
      [...few, ...more].map((trouble) => ({
        ...trouble,
        atSeconds: Math.round(trouble.atSeconds + begins * (hours - span) * 3600),
      })),
    );
};

const ofAll = (key: string, statuses: readonly string[]) => ({ [key]: [...statuses] });

const ALL_WATCHES: Watch[] = [
  { trigger: 'new_or_updated_customer', input: {} },
  { trigger: 'new_customer', input: {} },
  { trigger: 'kyc_status_changed', input: ofAll('kycStatuses', KYC_STATUSES) },
  { trigger: 'aml_status_changed', input: ofAll('amlStatuses', AML_STATUSES) },
];

const switches: fc.Arbitrary<Partial<Switches>> = fc.record({
  order: fc.constantFrom<Switches['order'][]>('desc', 'asc'),
  sinceBound: fc.constantFrom<Switches['sinceBound'][]>('exclusive', 'inclusive'),
  emptyKeys: fc.constantFrom<Switches['emptyKeys'][]>('schema', 'null', 'absent'),
  times: fc.constantFrom<Switches['times'][]>('seconds', 'millis', 'offset', 'utc'),
  kycStartedAt: fc.constantFrom<Switches['kycStartedAt'][]>('each', 'late'),
  touchOnNoop: fc.boolean(),
});

/** The switches of an office, with some set for a world. */
export const switchesWith = (set: Partial<Switches>): fc.Arbitrary<Partial<Switches>> =>
  switches.map((some) => ({ ...some, ...set }));

const none = fc.constant(null);

/** An ordinary office, in which something happens for `hours` hours, with some parts of its own. */
export const scenario = (
  intervalMinutes: Scenario['intervalMinutes'],
  hours: number,
  parts: Partial<Parts> = {},
): fc.Arbitrary<Scenario> =>
  fc.record({
    app: fc.constant<'instant_compliance'>('instant_compliance'),
    intervalMinutes: fc.constant(intervalMinutes),
    phaseMs: fc.integer({ min: 20_000, max: 20_000 + intervalMinutes * 60_000 }),
    spacingMs: fc.constant(3_000),
    wobbleSeconds: fc.constantFrom(0, 20),
    startsAtMinute: fc.nat({ max: 24 * 60 - 1 }),
    skewSeconds: fc.integer({ min: -180, max: 180 }),
    switches,
    spellings: fc.constant([]),
    dateHeaderOffsetMs: fc.constant<number | null>(0),
    pageMs: fc.constant<[number, number]>([0, 0]),
    watches: fc.constant(ALL_WATCHES),
    people: fc.array(person, { maxLength: 40, size: 'max' }),
    crowd: none,
    acts: acts(hours),
    troubles: troubles(LONGEST_OUTAGE[intervalMinutes], hours),
    ...parts,
  });
