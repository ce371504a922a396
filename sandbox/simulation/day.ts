import type { InstantCompliance } from '../instant_compliance.ts';
import { StepFailure, type SwitchedOn, type Zapier } from '../zapier.ts';
import type { Agenda } from './agenda.ts';
import { OfficeLife } from './office_life.ts';
import type { Act, Scenario, Trouble } from './scenario.ts';
import type { Truth } from './truth.ts';
import { judge, type Verdict } from './verdict.ts';
import { WatchedZap } from './watched_zap.ts';
import { type Watch, watches } from './watches.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

// After the last trouble a day is read again within six hours, by hourly Zaps too.
const QUIET_MS = 7 * HOUR_MS;
const MID_WALK_PATIENCE_MS = 30 * MINUTE_MS;
const BETWEEN_ZAPS_MS = 3_000;

/** What a simulated day came to. */
export interface SimulationResult {
  days: number;
  polls: number;
  apiCalls: number;
  fired: number;
  /** By trigger. */
  verdicts: Record<string, Verdict>;
  strangeFailures: string[];
}

const endOf = (trouble: Trouble): number =>
  trouble.atSeconds * 1000 + (trouble.kind === 'outage' ? trouble.hours * HOUR_MS : 0);

/** When an act happens: at its time, or a moment before or after the poll that is nearest to it. */
const instantOf = (act: Act, { phaseMs, intervalMinutes }: Scenario): number => {
  const at = act.atSeconds * 1000;
  if (act.fromPollMs === null) return at;
  const interval = intervalMinutes * MINUTE_MS;
  const polls = Math.max(1, Math.round((at - phaseMs) / interval));
  return phaseMs + polls * interval + act.fromPollMs;
};

const MAX_TRIES = 5;

// Whoever switches a Zap on and is told that it failed tries again.
const switchedOn = async (zapier: Zapier, watch: Watch, tries = 1): Promise<SwitchedOn> => {
  try {
    return await zapier.switchOn(watch.trigger, watch.input);
  } catch (error) {
    if (!(error instanceof StepFailure) || tries === MAX_TRIES) throw error;
    return switchedOn(zapier, watch, tries + 1);
  }
};

/** One day: an office, its vendor, and a Zap for each trigger, on one key. */
export class Day {
  readonly #scenario: Scenario;
  readonly #vendor: InstantCompliance;
  readonly #agenda: Agenda;
  readonly #office: OfficeLife;
  readonly #zaps = new Map<Watch, WatchedZap>();
  #waitingForWalk: Act[] = [];

  constructor(scenario: Scenario, vendor: InstantCompliance, agenda: Agenda) {
    this.#scenario = scenario;
    this.#vendor = vendor;
    this.#agenda = agenda;
    this.#office = new OfficeLife(vendor, scenario.people);
    vendor.journal.onRequest = ({ path }) => {
      if (path.includes('cursor=')) this.#walkGoesOn();
    };
  }

  async switchOn(zapier: Zapier): Promise<void> {
    for (const watch of watches(this.#scenario.onlyStatus)) {
      const { zap } = await switchedOn(zapier, watch);
      this.#zaps.set(watch, new WatchedZap(zap, this.#agenda));
    }
  }

  async play(): Promise<SimulationResult> {
    const start = Date.now();
    const { acts, troubles, phaseMs, intervalMinutes } = this.#scenario;
    const ends = [...acts.map(({ atSeconds }) => atSeconds * 1000), ...troubles.map(endOf)];
    const quietFrom = start + Math.max(...ends) + MID_WALK_PATIENCE_MS + HOUR_MS;
    for (const trouble of troubles) this.#plan(trouble, start);
    for (const act of acts)
      this.#agenda.at(start + instantOf(act, this.#scenario), () => this.#act(act));
    this.#agenda.at(quietFrom, () => this.#vendor.faults.clear());
    let first = start + phaseMs;
    for (const zap of this.#zaps.values()) {
      zap.pollBetween(first, quietFrom + QUIET_MS, intervalMinutes * MINUTE_MS);
      first += BETWEEN_ZAPS_MS;
    }
    await this.#agenda.runUntil(quietFrom + QUIET_MS);
    return this.#result((quietFrom + QUIET_MS - start) / (24 * HOUR_MS), this.#office.truth);
  }

  #plan(trouble: Trouble, start: number): void {
    const { faults, clock } = this.#vendor;
    const from = start + trouble.atSeconds * 1000;
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
    this.#office.perform(act);
    if (act.againAfterMs === null) return;
    this.#agenda.at(Date.now() + act.againAfterMs, () => this.#office.performAgain(act));
  }

  #walkGoesOn(): void {
    const acts = this.#waitingForWalk;
    this.#waitingForWalk = [];
    for (const act of acts) this.#office.perform(act);
  }

  #result(days: number, truth: Truth): SimulationResult {
    const zaps = [...this.#zaps];
    const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
    return {
      days,
      polls: sum(zaps.map(([, zap]) => zap.polls)),
      apiCalls: sum(zaps.map(([, zap]) => zap.apiCalls)),
      fired: sum(zaps.map(([, zap]) => zap.fired.length)),
      verdicts: Object.fromEntries(
        zaps.map(([{ trigger, promise }, zap]) => [trigger, judge(promise, truth, zap.fired)]),
      ),
      strangeFailures: zaps.flatMap(([, zap]) => zap.strangeFailures),
    };
  }
}
