import { globalAgent } from 'node:http';
import {
  type InstantCompliance,
  SANDBOX_API_KEY,
  startInstantCompliance,
} from '../instant_compliance.ts';
import { simulateTime } from '../simulated_time.ts';
import { openZapier, type Zapier } from '../zapier.ts';
import { Agenda } from './agenda.ts';
import { OfficeLife } from './office_life.ts';
import type { Act, Scenario, Trouble } from './scenario.ts';
import type { Truth } from './truth.ts';
import { judge, type Verdict } from './verdict.ts';
import { WatchedZap } from './watched_zap.ts';
import { type Watch, watches } from './watches.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = Date.parse('2026-07-20T00:00:00Z');

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

const switchesOf = (scenario: Scenario) => {
  const { order, sinceBound, emptyKeys, times, kycStartedAt, touchOnNoop } = scenario;
  return { order, sinceBound, emptyKeys, times, kycStartedAt, touchOnNoop };
};

/** When an act happens: at its time, or a moment before or after the poll that is nearest to it. */
const instantOf = (act: Act, { phaseMs, intervalMinutes }: Scenario): number => {
  const at = act.atSeconds * 1000;
  if (act.fromPollMs === null) return at;
  const interval = intervalMinutes * MINUTE_MS;
  const polls = Math.max(1, Math.round((at - phaseMs) / interval));
  return phaseMs + polls * interval + act.fromPollMs;
};

/** One day: an office, its vendor, and a Zap for each trigger, on one key. */
class Day {
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
      const { zap } = await zapier.switchOn(watch.trigger, watch.input);
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

/** Runs scenarios one after the other, each with a vendor and a time of its own. */
export class Simulator {
  readonly #zapier: Zapier;
  readonly #port: number;

  constructor(zapier: Zapier, port: number) {
    this.#zapier = zapier;
    this.#port = port;
  }

  /** Plays one scenario from switch-on to the evening after its last trouble. */
  async run(scenario: Scenario): Promise<SimulationResult> {
    const time = simulateTime(START + scenario.startsAtHour * HOUR_MS);
    const vendor = await startInstantCompliance({
      port: this.#port,
      seed: false,
      switches: switchesOf(scenario),
    });
    try {
      vendor.clock.offsetMs = scenario.skewSeconds * 1000;
      const day = new Day(scenario, vendor, new Agenda(time));
      time.advance(3_000);
      await day.switchOn(this.#zapier);
      return await day.play();
    } finally {
      await vendor.close();
      // The next vendor takes this port: no connection to the last one may be used again.
      globalAgent.destroy();
      time.end();
    }
  }

  close(): Promise<void> {
    return this.#zapier.close();
  }
}

/** Loads a built app, such as `dist/index.js`, for simulations. */
export const openSimulator = async (appPath: string): Promise<Simulator> => {
  // The app reads the vendor's address when it loads, so all vendors take turns on one port.
  const vendor = await startInstantCompliance({ seed: false });
  const zapier = await openZapier({
    appPath,
    authData: { apiKey: SANDBOX_API_KEY, organisation: 'Simulated' },
    environment: { INSTANT_COMPLIANCE_API_URL: vendor.url },
  });
  await vendor.close();
  return new Simulator(zapier, Number(new URL(vendor.url).port));
};
