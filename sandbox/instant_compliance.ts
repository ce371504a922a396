import { BackOffice } from './instant_compliance/back_office.ts';
import { Keys } from './instant_compliance/keys.ts';
import { Organisations } from './instant_compliance/organisation.ts';
import { refusalAnswer, requestedRefusal } from './instant_compliance/refusal.ts';
import { vendorRoutes } from './instant_compliance/routes.ts';
import { seed } from './instant_compliance/seed.ts';
import { type Switches, switchesWith } from './instant_compliance/switches.ts';
import { API_PREFIX, type Vendor } from './instant_compliance/vendor.ts';
import { Clock } from './server/clock.ts';
import { KeptAnswers } from './server/kept_answers.ts';
import type * as server from './server/sandbox.ts';
import { openSandbox, type Sandbox } from './server/sandbox.ts';

export { SECOND_ORGANISATION } from './instant_compliance/keys.ts';
export { AML_STATUSES, KYC_STATUSES } from './instant_compliance/lifecycle.ts';
export type { Switches } from './instant_compliance/switches.ts';
export type { Fault } from './server/faults.ts';
export type { JournalEntry } from './server/journal.ts';

/** An API key that every sandbox knows: all scopes, the first organisation. */
export const SANDBOX_API_KEY = 'ic_live_sandbox0000000000000000000000000000000000';

/** A running sandbox of Instant Compliance, and the controls of whoever runs it. */
export interface InstantCompliance extends Omit<Sandbox, 'origin'> {
  /** Base URL of the API, `http://127.0.0.1:PORT/api/v1`. */
  url: string;
  switches: Switches;
  keys: Keys;
  backOffice: BackOffice;
}

/** How to start; see `server/sandbox.ts`. */
export type StartOptions = server.StartOptions<Switches>;

const DAY_MS = 24 * 3_600_000;

const open = async (
  vendor: Vendor,
  backOffice: BackOffice,
  port?: number,
): Promise<InstantCompliance> => {
  const { clock, switches, keys } = vendor;
  const door = {
    prefixes: [API_PREFIX],
    idempotencyHeader: 'idempotency-key',
    clock,
    errorAnswer: (status: number, retryAfter?: number | string) =>
      refusalAnswer(requestedRefusal(status, retryAfter), switches),
    routes: vendorRoutes(vendor),
  };
  const { origin, ...sandbox } = await openSandbox(door, port);
  return { url: origin + API_PREFIX, ...sandbox, switches, keys, backOffice };
};

/** Starts a sandbox on the loopback interface. Rejects when the port is taken. */
export const startInstantCompliance = async (
  options: StartOptions = {},
): Promise<InstantCompliance> => {
  const clock = new Clock();
  const switches = switchesWith(options.switches);
  const keys = new Keys(clock);
  const organisations = new Organisations(clock);
  const kept = new KeptAnswers(clock, DAY_MS);
  const isLimited = options.rateLimits ?? true;
  const backOffice = new BackOffice({ clock, switches, organisations });
  keys.addKnown(SANDBOX_API_KEY, { label: 'Sandbox' });
  if (options.seed ?? true) seed(backOffice, clock.now());
  const vendor = { clock, switches, keys, organisations, kept, isLimited };
  return open(vendor, backOffice, options.port);
};
