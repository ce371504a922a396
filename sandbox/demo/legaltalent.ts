import { LEGALTALENT_API_KEY, type LegalTalent, startLegalTalent } from '../legaltalent.ts';
import type { SimulatedTime } from '../simulated_time.ts';
import type { Event, Zap } from '../zapier/zap.ts';
import { openZapier, type Result, type Zapier } from '../zapier.ts';
import type { Act, Stage } from './stage.ts';
import { isQuiet, pollAct } from './watched_zap.ts';

const ORGANISATION = 'Puerto Claro Payments';
const DEAL = {
  name: 'Umbral Textiles S.A.',
  clientId: 'crm-77120',
  website: 'https://umbral.example',
  country: 'UY',
};
const SESSION_CLIENT = 'app-90412';

const described = ({ name, client_id: clientId, status }: Result): string =>
  `${name ?? 'a customer without a name'} (${clientId}), ${status}`;

const decided = ({ status, final_decision: decision }: Result): string => `${status}, ${decision}`;

/** The day of one merchant team: its sandbox, its connection, and what has happened so far. */
class Day {
  readonly #vendor: LegalTalent;
  readonly #zapier: Zapier;
  readonly #time: SimulatedTime;
  #zap: Zap | undefined;
  #customerId = '';

  constructor(vendor: LegalTalent, zapier: Zapier, time: SimulatedTime) {
    this.#vendor = vendor;
    this.#zapier = zapier;
    this.#time = time;
  }

  async switchOn(): Promise<Act[]> {
    const connected = await this.#zapier.connect();
    const { zap, remembered, apiCalls } = await this.#zapier.switchOn('new_customer');
    this.#zap = zap;
    const all = this.#vendor.backOffice.customers().length;
    return [
      {
        called: 'Connection test',
        apiCalls: connected.apiCalls,
        cameBack: `connected as ${connected.results}`,
        mustHold: { 'the connection has its own name': connected.results === ORGANISATION },
      },
      {
        called: 'switch-on',
        apiCalls,
        cameBack: `${remembered} customers remembered`,
        mustHold: { 'every customer is remembered': remembered === all },
      },
      await this.#poll({ 'nothing fires': isQuiet }),
    ];
  }

  async dealIsWon(): Promise<Act[]> {
    const { results, apiCalls } = await this.#zapier.findOrCreate('find_customer', DEAL);
    this.#customerId = String(results.id);
    return [
      {
        called: 'Find or Create Customer',
        apiCalls,
        cameBack: `created ${described(results)}`,
        mustHold: { 'a new customer costs two calls': apiCalls.length === 2 },
      },
      await this.#poll({
        'the new customer fires once': ([event, ...more]) =>
          event?.id === this.#customerId && isQuiet(more),
      }),
    ];
  }

  async sessionComesFirst(): Promise<Act[]> {
    const { backOffice, journal } = this.#vendor;
    journal.onRequest = ({ method }) => {
      if (method === 'POST') backOffice.addCustomerBySession(SESSION_CLIENT);
    };
    const before = backOffice.customers().length;
    const input = { name: 'Lumbre Foods S.R.L.', clientId: SESSION_CLIENT };
    const { results, apiCalls } = await this.#zapier.findOrCreate('find_customer', input);
    journal.onRequest = () => {};
    const isOne = backOffice.customers().length === before + 1;
    const act = {
      called: 'Find or Create Customer',
      apiCalls,
      cameBack: `took ${described(results)}`,
      mustHold: { 'the customer of the session is taken, not doubled': isOne },
    };
    return [act, await this.#poll({ 'it fires once': (events) => events.length === 1 })];
  }

  async isVerified(): Promise<Act[]> {
    const input = { statuses: ['APPROVED'] };
    const { zap } = await this.#zapier.switchOn('session_status_changed', input);
    const sent = { workflowId: 'company-kyc', customerId: this.#customerId };
    const { results, apiCalls } = await this.#zapier.create('create_session', sent);
    const decision = { status: 'APPROVED', finalDecision: 'flagged' };
    this.#vendor.backOffice.editSession(String(results.id), decision);
    const begun = {
      called: 'Create KYC Session',
      apiCalls,
      cameBack: `session of ${String(results.workflow_name)}, ${String(results.status)}`,
      mustHold: { 'a session costs one call': apiCalls.length === 1 },
    };
    const watched = { zap, called: 'KYC Session Status Changed', described: decided };
    const isOurs = ([event, ...more]: Event[]) => event?.id === results.id && isQuiet(more);
    return [begun, await pollAct(watched, this.#time, { 'the session fires once': isOurs })];
  }

  async isChecked(): Promise<Act[]> {
    const { backOffice } = this.#vendor;
    const id = this.#customerId;
    backOffice.setOrganization(id, {
      ubos: [{ name: 'Marcela Otero', role: 'UBO', ownershipPercentage: 60 }],
    });
    backOffice.setRiskProfile(id, { level: 'medium', score: 42, factors: ['country'] });
    return [
      await this.#search('find_sessions', 'Find KYC Sessions', 'APPROVED'),
      await this.#search('find_organization', 'Find Organization Structure', 'Marcela Otero'),
      await this.#search('find_risk_profile', 'Find Risk Profile', 'medium'),
    ];
  }

  async isMonitored(): Promise<Act[]> {
    const watchlist = this.#vendor.backOffice.addWatchlist(1);
    const input = { customerId: this.#customerId, watchlistId: watchlist.id };
    const { results, apiCalls } = await this.#zapier.create('monitor_customer', input);
    const isOnList = watchlist.subjects.length === 1;
    return [
      {
        called: 'Add Customer to Monitoring',
        apiCalls,
        cameBack: `on the watchlist until ${String(results.expires_at).slice(0, 10)}`,
        mustHold: { 'it took one seat': isOnList && apiCalls.length === 1 },
      },
    ];
  }

  async isOver(): Promise<Act[]> {
    const customerId = this.#customerId;
    const { results, apiCalls } = await this.#zapier.create('deactivate_customer', { customerId });
    return [
      {
        called: 'Deactivate Customer',
        apiCalls,
        cameBack: `the customer is ${results.status}`,
        mustHold: { 'the customer is off': results.status === 'inactive' },
      },
      await this.#poll({ 'no old customer fires': isQuiet }),
    ];
  }

  /** Searches for sessions, organization or risk profile; `wanted` must be in what comes back. */
  async #search(key: string, called: string, wanted: string): Promise<Act> {
    const { results, apiCalls } = await this.#zapier.search(key, { customerId: this.#customerId });
    const isFound = results.length === 1 && JSON.stringify(results).includes(wanted);
    return {
      called,
      apiCalls,
      cameBack: isFound ? wanted : 'nothing',
      mustHold: { [`${wanted} comes back for one call`]: isFound && apiCalls.length === 1 },
    };
  }

  async #poll(promises: Record<string, (events: Event[]) => boolean>): Promise<Act> {
    if (!this.#zap) throw new Error('The Zap was never switched on.');
    return pollAct({ zap: this.#zap, called: 'New Customer', described }, this.#time, promises);
  }
}

const playDay = async (stage: Stage, day: Day): Promise<void> => {
  await stage.step(0, 'A Zap is switched on that watches for new customers', () => day.switchOn());
  await stage.step(30, 'A deal is won in the CRM', () => day.dealIsWon());
  const race = 'A KYC session makes the same customer at the same moment';
  await stage.step(45, race, () => day.sessionComesFirst());
  await stage.step(30, 'The customer goes through a KYC session', () => day.isVerified());
  await stage.step(60, 'The customer is checked, and a Zap asks', () => day.isChecked());
  await stage.step(10, 'A Zap puts the customer under monitoring', () => day.isMonitored());
  await stage.step(90, 'The business relationship ends', () => day.isOver());
};

/** Plays a day of a merchant team against a sandbox of its own. */
export const playLegalTalent = async (stage: Stage, time: SimulatedTime): Promise<void> => {
  const vendor = await startLegalTalent();
  const zapier = await openZapier({
    appPath: 'integrations/legaltalent/dist/index.js',
    authData: { apiKey: LEGALTALENT_API_KEY, organisation: ORGANISATION },
    environment: { LEGALTALENT_API_URL: vendor.url },
  });
  stage.title(
    'A day in a merchant team: LegalTalent for Zapier',
    `The built app, run by the platform's own handler.\nLegalTalent is a sandbox at ${vendor.url}`,
  );
  await playDay(stage, new Day(vendor, zapier, time));
  await zapier.close();
  await vendor.close();
};
