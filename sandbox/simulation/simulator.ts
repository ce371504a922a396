import { globalAgent } from 'node:http';
import { SANDBOX_API_KEY, startInstantCompliance } from '../instant_compliance.ts';
import { simulateTime } from '../simulated_time.ts';
import { openZapier, type Zapier } from '../zapier.ts';
import { Agenda } from './agenda.ts';
import { Day, type SimulationResult } from './day.ts';
import type { Scenario } from './scenario.ts';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-07-20T00:00:00Z');

const switchesOf = (scenario: Scenario) => {
  const { order, sinceBound, emptyKeys, times, kycStartedAt, touchOnNoop } = scenario;
  return { order, sinceBound, emptyKeys, times, kycStartedAt, touchOnNoop };
};

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
