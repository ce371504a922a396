import { globalAgent } from 'node:http';
import {
  type InstantCompliance,
  SANDBOX_API_KEY,
  startInstantCompliance,
} from '../instant_compliance.ts';
import { type SimulatedTime, simulateTime } from '../simulated_time.ts';
import { openZapier, type Zapier } from '../zapier.ts';
import { Agenda } from './agenda.ts';
import { Day, type DayResult } from './day.ts';
import type { Scenario } from './scenario.ts';

const MINUTE_MS = 60_000;
const START = Date.parse('2026-07-20T00:00:00Z');

/** Lets each request take its time, by the simulated clock. */
const slowDown = (
  vendor: InstantCompliance,
  time: SimulatedTime,
  [least, most]: [number, number],
) => {
  let count = 0;
  const heard = vendor.journal.onRequest;
  vendor.journal.onRequest = (entry) => {
    count += 1;
    if (most > 0) time.advance(Math.round(least + (most - least) * ((count * 0.618) % 1)));
    heard(entry);
  };
};

/** Runs scenarios one after the other, each with a vendor and a time of its own. */
export class Simulator {
  readonly #zapier: Zapier;
  readonly #port: number;

  constructor(zapier: Zapier, port: number) {
    this.#zapier = zapier;
    this.#port = port;
  }

  /** Plays one scenario from switch-on until everything must have come. */
  async run(scenario: Scenario): Promise<DayResult> {
    const time = simulateTime(START + scenario.startsAtMinute * MINUTE_MS);
    const { switches } = scenario;
    const vendor = await startInstantCompliance({ port: this.#port, seed: false, switches });
    try {
      vendor.clock.offsetMs = scenario.skewSeconds * 1000;
      vendor.clock.dateHeaderOffsetMs = scenario.dateHeaderOffsetMs;
      const day = new Day(scenario, vendor, new Agenda(time));
      time.advance(3_000);
      slowDown(vendor, time, scenario.pageMs);
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
