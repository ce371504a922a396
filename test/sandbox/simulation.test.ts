import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventsOf, type Watch } from '../../sandbox/simulation/expected_events.ts';
import { APP_PATHS, playDay } from '../../sandbox/simulation/play_worlds.ts';
import type { Version } from '../../sandbox/simulation/saved_state.ts';
import { Simulator } from '../../sandbox/simulation/simulator.ts';
import { Truth } from '../../sandbox/simulation/truth.ts';
import { admitsLoss, type Event, judge, type Poll } from '../../sandbox/simulation/verdict.ts';
import { WORLDS } from '../../sandbox/simulation/worlds.ts';

// One seed, so that a red run means a change in the code; SIMULATION_SEED tries others.
const SEED = Number(process.env.SIMULATION_SEED ?? 7);
const HOURS = 1.1; // an hourly Zap polls twice

describe('a short day of each world', () => {
  let simulator: Simulator;
  beforeAll(() => {
    simulator = new Simulator(APP_PATHS);
  });
  afterAll(() => simulator.close());

  test.each(WORLDS.map((world) => [world.name, world] as const))(
    '%s: nothing is silent, repeated or for nothing',
    async (_, world) => {
      const { sums, faults } = await playDay(simulator, world, SEED, HOURS);
      expect(faults).toEqual([]);
      expect(sums.polls).toBeGreaterThan(0);
    },
  );
});

const AT = Date.parse('2026-07-20T10:00:00Z');
const MINUTE_MS = 60_000;
const minute = (count: number): number => AT + count * MINUTE_MS;

describe('the judge', () => {
  const due: Event = {
    kind: 'VERIFIED',
    since: AT,
    spans: [{ from: AT + 4_000, at: AT, until: Number.POSITIVE_INFINITY }],
    isDue: true,
    again: 0,
  };
  const firing = { id: 'a', kind: 'VERIFIED', updatedAt: AT };
  const pollAt = (count: number, more: Partial<Poll> = {}): Poll => ({
    from: minute(count),
    to: minute(count),
    since: minute(count - 75),
    failure: null,
    ...more,
  });
  const verdictOn = (events: Event[], firings: (typeof firing)[], polls: Poll[]) =>
    judge(new Map([['a', events]]), { firings, polls });
  const clean = { reported: [], silent: [], repeated: [], forNothing: [] };
  const failure = 'Changes that are older than 75 minutes by then may be missing.';

  test('accepts an event that came once', () => {
    expect(verdictOn([due], [firing], [pollAt(60)])).toEqual({ ...clean, fired: 1 });
  });

  test('calls silent what a poll that went through did not bring', () => {
    expect(verdictOn([due], [], [pollAt(60)]).silent).toHaveLength(1);
    expect(verdictOn([due], [], [pollAt(60, { since: minute(1) })]).silent).toHaveLength(1);
  });

  test('calls reported what every poll near it failed on, when the words say so', () => {
    const failed = pollAt(60, { failure });
    expect(verdictOn([due], [], [failed]).reported).toHaveLength(1);
    expect(verdictOn([due], [], [failed, pollAt(120)]).reported).toHaveLength(1);
    expect(verdictOn([due], [], [pollAt(60, { failure: 'HTTP 500' })]).silent).toHaveLength(1);
    expect(verdictOn([due], [], []).silent).toHaveLength(1);
  });

  test('knows that a vendor whose clock is behind shortens what a poll reads', () => {
    const spans = due.spans.map((span) => ({ ...span, at: minute(-2) }));
    const polls = [pollAt(60, { failure }), pollAt(74)];
    expect(verdictOn([{ ...due, spans }], [], polls).reported).toHaveLength(1);
    expect(verdictOn([due], [], polls).silent).toHaveLength(1);
  });

  test('asks for no event that was overtaken before a poll could see it', () => {
    const spans = due.spans.map((span) => ({ ...span, until: minute(30) }));
    expect(verdictOn([{ ...due, spans }], [], [pollAt(60)])).toEqual({ ...clean, fired: 0 });
    expect(verdictOn([{ ...due, spans }], [], [pollAt(20)]).silent).toHaveLength(1);
  });

  test('sees what came twice, and what came for nothing', () => {
    expect(verdictOn([due], [firing, firing], []).repeated).toHaveLength(1);
    expect(verdictOn([{ ...due, again: 1 }], [firing, firing], []).repeated).toEqual([]);
    expect(verdictOn([], [firing], []).forNothing).toHaveLength(1);
    expect(judge(new Map(), { firings: [firing], polls: [] }).forNothing).toHaveLength(1);
  });

  test('takes no promise that nothing is lost for a report', () => {
    expect(admitsLoss(failure)).toBe(true);
    expect(admitsLoss('Nothing is lost: the next check reads everything again.')).toBe(false);
  });
});

describe('what a trigger has to tell', () => {
  const version = (count: number, more: Partial<Version> = {}): Version => ({
    at: minute(count),
    savedAt: minute(count),
    seenFrom: minute(count),
    name: 'Ada',
    kyc: 'PENDING',
    aml: 'CLEAR',
    type: 'INDIVIDUAL',
    addedVia: 'ADMIN_MANUAL',
    isFlagged: false,
    reachedKyc: false,
    reachedAml: false,
    completedAt: null,
    screenedAt: AT,
    reviewedAt: null,
    kycMovedAt: minute(count),
    amlMovedAt: minute(count),
    isCorrected: false,
    isBad: false,
    isTimeless: false,
    ...more,
  });
  const truthOf = (before: Version | null, since: Version[]) => {
    const truth = new Truth<Version>();
    if (before) truth.wasThere('a', before);
    for (const one of since) truth.saved('a', one);
    return truth.histories.get('a') ?? { before: null, since: [] };
  };
  const told = (watch: Watch, before: Version | null, since: Version[]) =>
    eventsOf(truthOf(before, since), watch, () => 0).map(({ kind, spans, isDue }) => ({
      kind,
      isDue,
      untilMinute: ((spans[0]?.until ?? 0) - AT) / MINUTE_MS,
    }));
  const verified = version(1, { kyc: 'VERIFIED', reachedKyc: true, completedAt: minute(1) });
  const failed = version(9, { kyc: 'FAILED', reachedKyc: true, completedAt: minute(9) });
  const watch = { trigger: 'kyc_status_changed', input: { kycStatuses: ['VERIFIED'] } };

  test('is a status until the next one, and not an edit', () => {
    const edited = version(5, { kyc: 'VERIFIED', completedAt: minute(1) });
    const events = [{ kind: 'VERIFIED', isDue: true, untilMinute: 9 }];
    expect(told(watch, version(0), [verified, edited, failed])).toEqual(events);
  });

  test('is a save until the next one, if it passes the filters', () => {
    const filtered = { trigger: 'new_or_updated_customer', input: { kycStatus: 'VERIFIED' } };
    expect(told(filtered, version(0), [verified, failed])).toMatchObject([{ untilMinute: 9 }]);
  });

  test('is a new customer for as long as it passes the filters', () => {
    const filtered = { trigger: 'new_customer', input: { kycStatus: 'VERIFIED' } };
    expect(told(filtered, null, [verified, failed])).toMatchObject([{ untilMinute: 9 }]);
    expect(told(filtered, null, [failed, verified])).toMatchObject([{ isDue: false }]);
    expect(told(filtered, version(0), [verified])).toEqual([]);
  });
});
