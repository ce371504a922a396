import {
  type InstantCompliance,
  SANDBOX_API_KEY,
  startInstantCompliance,
} from '../instant_compliance.ts';
import type { SimulatedTime } from '../simulated_time.ts';
import type { Event, Zap } from '../zapier/zap.ts';
import { openZapier, type Result, type Zapier } from '../zapier.ts';
import type { Act, Stage } from './stage.ts';
import { isQuiet, pollAct } from './watched_zap.ts';

const ORGANISATION = 'Harbour Street Conveyancing';
const TRIGGER = 'new_or_updated_customer';
const KNOWN_CUSTOMER = 'hubspot:90412277';
const CONTACT = {
  externalId: 'hubspot:77120034',
  fullName: 'Odalys Ferreira',
  email: 'odalys.ferreira@example.org',
};

const amlOf = (customer: Result): string => {
  const { aml } = customer;
  return typeof aml === 'object' && aml !== null && 'status' in aml ? String(aml.status) : '?';
};

const described = (customer: Result): string =>
  `${customer.full_name}, KYC ${customer.kyc_status}, AML ${amlOf(customer)}`;

/** The day of one office: its sandbox, its connection, and what has happened so far. */
class Day {
  readonly #vendor: InstantCompliance;
  readonly #zapier: Zapier;
  readonly #time: SimulatedTime;
  #zap: Zap | undefined;
  #customerId = '';

  constructor(vendor: InstantCompliance, zapier: Zapier, time: SimulatedTime) {
    this.#vendor = vendor;
    this.#zapier = zapier;
    this.#time = time;
  }

  async connect(): Promise<Act[]> {
    const { results: label, apiCalls } = await this.#zapier.connect();
    const mustHold = { 'the connection carries the name of the office': label === ORGANISATION };
    return [{ called: 'Connection test', apiCalls, cameBack: `connected as ${label}`, mustHold }];
  }

  async switchOn(): Promise<Act[]> {
    this.#vendor.backOffice.editCustomer(KNOWN_CUSTOMER, { phone: '+61491570110' });
    const { zap, remembered, apiCalls } = await this.#zapier.switchOn(TRIGGER);
    this.#zap = zap;
    const cameBack = `${remembered} earlier change remembered`;
    const mustHold = { 'an earlier change is remembered': remembered === 1 };
    return [
      { called: 'switch-on', apiCalls, cameBack, mustHold },
      await this.#poll({ 'nothing fires': isQuiet }),
    ];
  }

  async contactArrives(): Promise<Act[]> {
    const run = await this.#zapier.findOrCreate('find_customer', CONTACT);
    this.#customerId = String(run.results.id);
    return [
      {
        called: 'Find or Create Customer',
        apiCalls: run.apiCalls,
        cameBack: `${run.results.outcome}: ${described(run.results)}`,
        mustHold: {
          'a new person costs two calls': run.apiCalls.length === 2,
          'the customer was created': run.results.outcome === 'created',
        },
      },
      await this.#poll({ 'the new customer fires once': this.#isOnlyContact }),
    ];
  }

  async contactArrivesAgain(): Promise<Act[]> {
    const before = this.#vendor.backOffice.customers().length;
    const { results, apiCalls } = await this.#zapier.create('upsert_customer', CONTACT);
    const after = this.#vendor.backOffice.customers().length;
    const isSame = results.id === this.#customerId && before === after;
    return [
      {
        called: 'Create or Update Customer',
        apiCalls,
        cameBack: `${results.outcome}: ${described(results)}`,
        mustHold: {
          'the customer was updated, not doubled': results.outcome === 'updated' && isSame,
          'an upsert is one call': apiCalls.length === 1,
        },
      },
      await this.#poll({ 'nothing changed, so nothing fires': isQuiet }),
    ];
  }

  async verified(): Promise<Act[]> {
    this.#vendor.backOffice.verify(this.#customerId);
    return [
      await this.#poll({
        'it fires once, with who and what': (events) =>
          this.#isOnlyContact(events) && events[0]?.kyc_status === 'VERIFIED',
      }),
    ];
  }

  async quiet(): Promise<Act[]> {
    return [
      await this.#poll({ 'nothing fires again': isQuiet }),
      await this.#poll({ 'nor two minutes later': isQuiet }),
    ];
  }

  async needsReview(): Promise<Act[]> {
    const { backOffice } = this.#vendor;
    const id = backOffice.addCustomer({
      fullName: 'Bertil Nakagawa',
      email: 'bertil.nakagawa@example.org',
      externalId: 'hubspot:77120071',
    });
    backOffice.verify(id);
    backOffice.screen(id, { pep: true });
    return [
      await this.#poll({
        'the second person fires once, with the review that is due': (events) =>
          events.length === 1 && events[0]?.id === id && amlOf(events[0]) === 'NEEDS_REVIEW',
      }),
    ];
  }

  #isOnlyContact = (events: Event[]): boolean =>
    events.length === 1 && events[0]?.id === this.#customerId;

  async #poll(promises: Record<string, (events: Event[]) => boolean>): Promise<Act> {
    if (!this.#zap) throw new Error('The Zap was never switched on.');
    const watched = { zap: this.#zap, called: 'New or Updated Customer', described };
    return pollAct(watched, this.#time, promises);
  }
}

/** Plays a day of a back office against a sandbox of its own. */
export const playInstantCompliance = async (stage: Stage, time: SimulatedTime): Promise<void> => {
  const vendor = await startInstantCompliance();
  const zapier = await openZapier({
    appPath: 'dist/index.js',
    authData: { apiKey: SANDBOX_API_KEY, organisation: ORGANISATION },
    environment: { INSTANT_COMPLIANCE_API_URL: vendor.url },
  });
  const day = new Day(vendor, zapier, time);
  stage.title(
    'A day in a back office: Instant Compliance for Zapier',
    `The built app, run by the platform's own handler.\nThe vendor is a sandbox at ${vendor.url}`,
  );
  await stage.step(0, 'The office connects Zapier to Instant Compliance', () => day.connect());
  await stage.step(5, 'A Zap is switched on', () => day.switchOn());
  await stage.step(40, 'A contact arrives in the CRM', () => day.contactArrives());
  await stage.step(20, 'The CRM sends the same contact again', () => day.contactArrivesAgain());
  await stage.step(90, 'The back office verifies the person', () => day.verified());
  await stage.step(30, 'Nothing happens for a while', () => day.quiet());
  await stage.step(60, 'A second person needs an AML review', () => day.needsReview());
  await zapier.close();
  await vendor.close();
};
