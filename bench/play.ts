import { type InstantCompliance, startInstantCompliance } from '../sandbox/instant_compliance.ts';
import type { Fault } from '../sandbox/server/faults.ts';
import { simulateTime } from '../sandbox/simulated_time.ts';
import { Agenda } from '../sandbox/simulation/agenda.ts';
import { type Change, leastCalls, type Plan } from './changes.ts';
import { Office } from './office.ts';
import { PolledZap } from './polled_zap.ts';
import type { OpenStrategy, Strategy } from './strategy.ts';
import { type Tally, tally } from './tally.ts';

/** Something that every request meets for some minutes, from a share of the time that is played. */
export interface Trouble {
  at: number;
  minutes: number;
  fault: Fault;
}

/** What goes wrong in every line with faults, whatever the strategy. */
export const TROUBLES: readonly Trouble[] = [
  { at: 0.1, minutes: 5, fault: { kind: 'status', status: 429, retryAfter: 30 } },
  { at: 0.2, minutes: 5, fault: { kind: 'status', status: 500 } },
  { at: 0.3, minutes: 5, fault: { kind: 'reset' } },
  { at: 0.35, minutes: 5, fault: { kind: 'cutBody' } },
  { at: 0.4, minutes: 60, fault: { kind: 'status', status: 503 } },
];

/** The same in words, for captions. */
export const TROUBLES_IN_WORDS =
  'one outage of an hour (503), and five minutes each of 429, of 500, of broken connections and of bodies cut in half';

/** What is played: a strategy in some Zaps on one key, on a plan, with what goes wrong. */
export interface Play {
  strategy: Strategy;
  plan: Plan;
  hours: number;
  intervalMinutes: number;
  zaps: number;
  troubles: readonly Trouble[];
}

/** What came of it; calls and refused polls are those of the played hours. */
export interface Outcome extends Tally {
  calls: number;
  leastCalls: number;
  refused: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = Date.parse('2026-07-20T00:00:00Z');

// After the last change each Zap has this long to find it, and one poll more at long intervals.
const tailMs = ({ intervalMinutes }: Play): number => (30 + intervalMinutes) * MINUTE_MS;

/** When a Zap polls, in ms after the start; the Zaps of a key take turns within the interval. */
const pollTimes = ({ intervalMinutes, zaps }: Play, zap: number, endMs: number): number[] => {
  const interval = intervalMinutes * MINUTE_MS;
  const first = Math.round((interval * (zap + 0.5)) / zaps);
  return Array.from(
    { length: Math.ceil((endMs - first) / interval) },
    (_, n) => first + n * interval,
  );
};

/** One after the other, so that the agenda stays short. */
const planChanges = (agenda: Agenda, changes: readonly Change[], office: Office): void => {
  const planFrom = (index: number) => {
    const change = changes[index];
    if (!change) return;
    agenda.at(START + change.atMs, () => {
      office.perform(change);
      planFrom(index + 1);
    });
  };
  planFrom(0);
};

const planTrouble = (
  { at, minutes, fault }: Trouble,
  spanMs: number,
  vendor: InstantCompliance,
) => {
  const from = START + at * spanMs;
  vendor.faults.during(from, from + minutes * MINUTE_MS, fault);
};

/** Switches the Zaps on in the minutes before the start, one a minute: each may need most of a minute's calls. */
const switchedOn = async (
  { zaps }: Play,
  open: OpenStrategy,
  agenda: Agenda,
): Promise<PolledZap[]> => {
  const polled: PolledZap[] = [];
  for (let left = zaps; left > 0; left -= 1) {
    await agenda.runUntil(START - left * (MINUTE_MS + 1));
    polled.push(new PolledZap(await open.switchOn(), agenda));
  }
  await agenda.runUntil(START - 1);
  return polled;
};

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

const played = async (
  play: Play,
  open: OpenStrategy,
  vendor: InstantCompliance,
  { agenda, office }: { agenda: Agenda; office: Office },
): Promise<Outcome> => {
  const spanMs = play.hours * HOUR_MS;
  const endMs = spanMs + tailMs(play);
  const zaps = await switchedOn(play, open, agenda);
  const callsBefore = vendor.journal.total;
  planChanges(agenda, play.plan.changes, office);
  for (const trouble of play.troubles) planTrouble(trouble, spanMs, vendor);
  for (const [index, zap] of zaps.entries()) {
    zap.pollAt(pollTimes(play, index, endMs).map((time) => START + time));
  }
  await agenda.runUntil(START + spanMs);
  const calls = vendor.journal.total - callsBefore;
  const refused = sum(zaps.map((zap) => zap.refused));
  await agenda.runUntil(START + endMs);
  const least = zaps.map((_, zap) => leastCalls(play.plan.changes, pollTimes(play, zap, spanMs)));
  const result = tally(
    office.truth,
    zaps.map(({ firings }) => firings),
  );
  return { ...result, calls, refused, leastCalls: sum(least) };
};

/** Plays one strategy against a sandbox of its own, in simulated time, rate limits included. */
export const outcomeOf = async (play: Play): Promise<Outcome> => {
  const time = simulateTime(START - (play.zaps + 1) * 2 * MINUTE_MS);
  const vendor = await startInstantCompliance({ seed: false });
  const office = new Office(vendor, play.plan.people);
  const open = await play.strategy.open(vendor);
  try {
    return await played(play, open, vendor, { agenda: new Agenda(time), office });
  } finally {
    await open.close();
    await vendor.close();
    time.end();
  }
};
