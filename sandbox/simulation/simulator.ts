import { globalAgent } from 'node:http';
import {
  BULTRA_CLIENT_ID,
  BULTRA_CLIENT_SECRET,
  type Bultra,
  CUSTOMER_STATUSES,
  startBultra,
} from '../bultra.ts';
import { SANDBOX_API_KEY, startInstantCompliance } from '../instant_compliance.ts';
import { LEGALTALENT_API_KEY, type LegalTalent, startLegalTalent } from '../legaltalent.ts';
import type { Journal } from '../server/journal.ts';
import { type SimulatedTime, simulateTime } from '../simulated_time.ts';
import { openZapier, type Zapier } from '../zapier.ts';
import { Agenda } from './agenda.ts';
import { Day, type DayResult } from './day.ts';
import type { Scenario } from './scenario.ts';
import {
  type BultraScenario,
  type LegalTalentScenario,
  type ListVendor,
  WholeListDay,
} from './whole_list_day.ts';

/** A day of any of the three apps. */
export type AnyScenario = Scenario | LegalTalentScenario | BultraScenario;

/** Where the built apps are, such as `dist/index.js`. */
export type AppPaths = Record<AnyScenario['app'], string>;

const MINUTE_MS = 60_000;
const START = Date.parse('2026-07-20T00:00:00Z');
const ORGANISATION = 'Simulated';

/** Lets each request take its time, by the simulated clock. */
const slowDown = (journal: Journal, time: SimulatedTime, [least, most]: [number, number]): void => {
  let count = 0;
  const { onRequest } = journal;
  journal.onRequest = (entry) => {
    count += 1;
    if (most > 0) time.advance(Math.round(least + (most - least) * ((count * 0.618) % 1)));
    onRequest(entry);
  };
};

const legalTalentVendor = ({ backOffice, ...vendor }: LegalTalent): ListVendor => ({
  ...vendor,
  idPrefix: '',
  add: (id) => backOffice.addCustomer({ id, name: `Company ${id}` }),
  remove: (id) => backOffice.removeCustomer(id),
  setStatus: () => {
    throw new Error('Nothing watches a status here.');
  },
});

const bultraVendor = ({ backOffice, ...vendor }: Bultra): ListVendor => ({
  ...vendor,
  idPrefix: 'cust_',
  add: (id) => backOffice.addCustomer({ id }),
  remove: () => {
    throw new Error('Nobody leaves this vendor.');
  },
  setStatus: (id, pick) => {
    const status = CUSTOMER_STATUSES[pick % CUSTOMER_STATUSES.length] ?? 'CLOSED';
    backOffice.setStatus(id, status);
    return status;
  },
});

/** Runs scenarios one after the other, each with a vendor and a time of its own. */
export class Simulator {
  readonly #appPaths: AppPaths;
  // An app reads its vendor's address when it loads, so all vendors of an app take turns on one port.
  readonly #open = new Map<AnyScenario['app'], { zapier: Zapier; port: number }>();

  constructor(appPaths: AppPaths) {
    this.#appPaths = appPaths;
  }

  /** Plays one scenario from switch-on until everything must have come. */
  async run(scenario: AnyScenario): Promise<DayResult> {
    const { zapier, port } = await this.#opened(scenario.app);
    const time = simulateTime(START + scenario.startsAtMinute * MINUTE_MS);
    const vendor = await this.#vendorOf(scenario, port);
    try {
      const agenda = new Agenda(time);
      const day = vendor.dayOn(agenda);
      time.advance(3_000);
      slowDown(vendor.journal, time, scenario.pageMs);
      await day.switchOn(zapier);
      return await day.play();
    } finally {
      await vendor.close();
      // The next vendor takes this port: no connection to the last one may be used again.
      globalAgent.destroy();
      time.end();
    }
  }

  async close(): Promise<void> {
    for (const { zapier } of this.#open.values()) await zapier.close();
  }

  async #vendorOf(scenario: AnyScenario, port: number) {
    const options = { port, seed: false };
    if (scenario.app === 'legaltalent') {
      const vendor = await startLegalTalent({ ...options, switches: scenario.switches });
      const dayOn = (agenda: Agenda) =>
        new WholeListDay(scenario, legalTalentVendor(vendor), agenda);
      return { journal: vendor.journal, close: vendor.close, dayOn };
    }
    if (scenario.app === 'bultra') {
      const vendor = await startBultra({ ...options, switches: scenario.switches });
      const dayOn = (agenda: Agenda) => new WholeListDay(scenario, bultraVendor(vendor), agenda);
      return { journal: vendor.journal, close: vendor.close, dayOn };
    }
    const vendor = await startInstantCompliance({ ...options, switches: scenario.switches });
    vendor.clock.offsetMs = scenario.skewSeconds * 1000;
    vendor.clock.dateHeaderOffsetMs = scenario.dateHeaderOffsetMs;
    const dayOn = (agenda: Agenda) => new Day(scenario, vendor, agenda);
    return { journal: vendor.journal, close: vendor.close, dayOn };
  }

  async #opened(app: AnyScenario['app']): Promise<{ zapier: Zapier; port: number }> {
    const known = this.#open.get(app);
    if (known) return known;
    const appPath = this.#appPaths[app];
    const opened = await OPENERS[app](appPath);
    this.#open.set(app, opened);
    return opened;
  }
}

const portOf = ({ url }: { url: string }): number => Number(new URL(url).port);

const OPENERS: Record<
  AnyScenario['app'],
  (appPath: string) => Promise<{ zapier: Zapier; port: number }>
> = {
  instant_compliance: async (appPath) => {
    const vendor = await startInstantCompliance({ seed: false });
    await vendor.close();
    const authData = { apiKey: SANDBOX_API_KEY, organisation: ORGANISATION };
    const environment = { INSTANT_COMPLIANCE_API_URL: vendor.url };
    return { zapier: await openZapier({ appPath, authData, environment }), port: portOf(vendor) };
  },
  legaltalent: async (appPath) => {
    const vendor = await startLegalTalent({ seed: false });
    await vendor.close();
    const authData = { apiKey: LEGALTALENT_API_KEY, organisation: ORGANISATION };
    const environment = { LEGALTALENT_API_URL: vendor.url };
    return { zapier: await openZapier({ appPath, authData, environment }), port: portOf(vendor) };
  },
  bultra: async (appPath) => {
    const vendor = await startBultra({ seed: false });
    await vendor.close();
    const client = { clientId: BULTRA_CLIENT_ID, clientSecret: BULTRA_CLIENT_SECRET };
    const authData = { ...client, organisation: ORGANISATION };
    const environment = { BULTRA_API_URL: vendor.url, BULTRA_TOKEN_URL: vendor.tokenUrl };
    return { zapier: await openZapier({ appPath, authData, environment }), port: portOf(vendor) };
  },
};
