import type { InstantCompliance } from '../instant_compliance.ts';
import type { Zapier } from '../zapier.ts';
import type { Agenda } from './agenda.ts';
import { eventsOf, firingOf, type Watch } from './expected_events.ts';
import { OfficeLife } from './office_life.ts';
import type { Version } from './saved_state.ts';
import type { Act, Scenario, Trouble } from './scenario.ts';
import { judge, type Verdict } from './verdict.ts';
import { type Eyes, switchedOn, WatchedZap } from './watched_zap.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

// How long after the last trouble a whole day has been read again: docs/polling.md, "After an outage".
const QUIET_HOURS: Record<number, number> = { 60: 13.5, 30: 7.5 };
const MID_WALK_PATIENCE_MS = 30 * MINUTE_MS;

/** What a simulated day came to. */
export interface DayResult {
  days: number;
  polls: number;
  apiCalls: number;
  /** One for each Zap. */
  verdicts: (Verdict & { trigger: string })[];
  strangeFailures: string[];
}

const endOf = (trouble: Trouble): number =>
  trouble.atSeconds * SECOND_MS + (trouble.kind === 'outage' ? trouble.hours * HOUR_MS : 0);

/** When an act happens: at its time, or a moment before or after the poll that is nearest to it. */
const instantOf = (act: Act, { phaseMs, intervalMinutes }: Scenario): number => {
  const at = act.atSeconds * SECOND_MS;
  if (act.fromPollMs === null) return at;
  const interval = intervalMinutes * MINUTE_MS;
  const polls = Math.max(1, Math.round((at - phaseMs) / interval));
  return phaseMs + polls * interval + act.fromPollMs;
};

/** A number from 0 to 1 that is the same for the same two numbers, and looks like any. */
const anyShare = (a: number, b: number): number => {
  const mixed = Math.sin(a * 12.9898 + b * 78.233) * 43_758.5453;
  return mixed - Math.floor(mixed);
};

/** One day: an office, its vendor, and some Zaps on one key. */
export class Day {
  readonly #scenario: Scenario;
  readonly #vendor: InstantCompliance;
  readonly #agenda: Agenda;
  readonly #office: OfficeLife;
  readonly #zaps: { watch: Watch; zap: WatchedZap }[] = [];
  #waitingForWalk: Act[] = [];
  #sinces: number[] = [];

  constructor(scenario: Scenario, vendor: InstantCompliance, agenda: Agenda) {
    this.#scenario = scenario;
    this.#vendor = vendor;
    this.#agenda = agenda;
    this.#office = new OfficeLife(vendor, scenario.people, scenario.crowd);
    vendor.journal.onRequest = ({ path }) => {
      const { searchParams } = new URL(path, 'http://vendor');
      const since = searchParams.get('updated_since');
      // A list of one record asks for a count: it reads nothing.
      if (since !== null && searchParams.get('limit') !== '1') this.#sinces.push(Date.parse(since));
      if (path.includes('cursor=')) this.#walkGoesOn();
    };
  }

  async switchOn(zapier: Zapier): Promise<void> {
    for (const watch of this.#scenario.watches) {
      const attempt = () => zapier.switchOn(watch.trigger, watch.input);
      const on = await switchedOn(this.#agenda, attempt);
      const eyes: Eyes = {
        firingOf: (record) => firingOf(watch, record),
        readSince: () => this.#readSince(),
      };
      if (on) this.#zaps.push({ watch, zap: new WatchedZap(on.zap, this.#agenda, eyes) });
    }
  }

  async play(): Promise<DayResult> {
    const start = Date.now();
    const { acts, troubles, spellings } = this.#scenario;
    for (const trouble of troubles) this.#plan(trouble, start);
    // A fault that no request has met waits for the next one: it must not outlast the others.
    const lastTrouble = start + Math.max(0, ...troubles.map(endOf));
    this.#agenda.at(lastTrouble, () => this.#vendor.faults.clear());
    for (const act of acts)
      this.#agenda.at(start + instantOf(act, this.#scenario), () => this.#act(act));
    for (const { atSeconds, times } of spellings)
      this.#agenda.at(start + atSeconds * SECOND_MS, () => {
        this.#vendor.switches.times = times;
      });
    const end = this.#end(start);
    for (const [index, { zap }] of this.#zaps.entries())
      zap.pollAt(this.#pollTimes(start, end, index));
    await this.#agenda.runUntil(end);
    return this.#result((end - start) / (24 * HOUR_MS));
  }

  /** When everything must have come. */
  #end(start: number): number {
    const { acts, troubles, intervalMinutes } = this.#scenario;
    const ends = [...acts.map((act) => instantOf(act, this.#scenario)), ...troubles.map(endOf)];
    const quietFrom = start + Math.max(...ends) + MID_WALK_PATIENCE_MS + 2 * MINUTE_MS;
    const hours = troubles.length > 0 ? (QUIET_HOURS[intervalMinutes] ?? 4.5) : 1;
    return quietFrom + hours * HOUR_MS + 2 * intervalMinutes * MINUTE_MS;
  }

  #pollTimes(start: number, end: number, zap: number): number[] {
    const { phaseMs, spacingMs, intervalMinutes, wobbleSeconds } = this.#scenario;
    const interval = intervalMinutes * MINUTE_MS;
    const first = start + phaseMs + zap * spacingMs;
    const wobbleMs = Math.min(wobbleSeconds * SECOND_MS, interval / 2);
    return Array.from({ length: Math.ceil((end - first) / interval) }, (_, n) =>
      Math.round(first + n * interval + wobbleMs * anyShare(n, phaseMs + zap)),
    );
  }

  #readSince(): number {
    const since = Math.max(Number.NEGATIVE_INFINITY, ...this.#sinces);
    this.#sinces = [];
    return since;
  }

  #plan(trouble: Trouble, start: number): void {
    const { faults, clock } = this.#vendor;
    const from = start + trouble.atSeconds * SECOND_MS;
    if (trouble.kind === 'outage') {
      const { offsetMs } = clock;
      faults.during(from + offsetMs, from + trouble.hours * HOUR_MS + offsetMs, trouble.fault);
      return;
    }
    this.#agenda.at(from, () => faults.next(trouble.fault, trouble.times));
  }

  #act(act: Act): void {
    if (act.isInMidWalk) {
      this.#waitingForWalk.push(act);
      this.#agenda.at(Date.now() + MID_WALK_PATIENCE_MS, () => this.#walkGoesOn());
      return;
    }
    this.#perform(act);
    if (act.againAfterMs === null) return;
    this.#agenda.at(Date.now() + act.againAfterMs, () => this.#office.performAgain(act));
  }

  #perform(act: Act): void {
    this.#office.perform(act);
    const { statusTime } = act;
    const reached = this.#office.customerOf(act);
    if (statusTime.kind !== 'filled' || !reached) return;
    this.#agenda.at(Date.now() + statusTime.afterSeconds * SECOND_MS, () =>
      this.#office.fillIn(reached.id, reached.version),
    );
  }

  #walkGoesOn(): void {
    const acts = this.#waitingForWalk;
    this.#waitingForWalk = [];
    for (const act of acts) this.#perform(act);
  }

  /** How much later than a save the lists of this vendor can bring it. */
  #delay({ at }: Version): number {
    const { switches, dateHeaderOffsetMs: offset } = this.#scenario;
    const isBelieved = offset !== null && Math.abs(offset) <= 5 * MINUTE_MS;
    const behindMs = isBelieved ? Math.max(0, -offset) : 0;
    return at > 0 ? (switches.filterLagMs ?? 0) + behindMs : 0;
  }

  #result(days: number): DayResult {
    const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
    const verdicts = this.#zaps.map(({ watch, zap }) => {
      const expected = new Map(
        [...this.#office.truth.histories].map(([id, history]) => [
          id,
          eventsOf(history, watch, (version) => this.#delay(version)),
        ]),
      );
      const { firings, polls } = zap;
      return { trigger: watch.trigger, ...judge(expected, { firings, polls }) };
    });
    return {
      days,
      polls: sum(this.#zaps.map(({ zap }) => zap.polls.length)),
      apiCalls: sum(this.#zaps.map(({ zap }) => zap.apiCalls)),
      verdicts,
      strangeFailures: this.#zaps.flatMap(({ zap }) => zap.strangeFailures),
    };
  }
}
