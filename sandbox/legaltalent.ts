import { BackOffice } from './legaltalent/back_office.ts';
import { Keys } from './legaltalent/keys.ts';
import { requestedAnswer } from './legaltalent/refusal.ts';
import { vendorRoutes } from './legaltalent/routes.ts';
import { seed } from './legaltalent/seed.ts';
import { DEFAULT_SWITCHES, type Switches } from './legaltalent/switches.ts';
import { Tenant } from './legaltalent/tenant.ts';
import { Clock } from './server/clock.ts';
import { openSandbox, type Sandbox, type StartOptions } from './server/sandbox.ts';

export type { Switches } from './legaltalent/switches.ts';
export type { Fault } from './server/faults.ts';

/** An API key that every sandbox knows, with all permissions. */
export const LEGALTALENT_API_KEY = 'sk_sandbox0000000000000000000000000000000000';

/** A running sandbox of LegalTalent, and the controls of whoever runs it. */
export interface LegalTalent extends Omit<Sandbox, 'origin'> {
  /** Base URL of the API, `http://127.0.0.1:PORT`; its paths have no version. */
  url: string;
  switches: Switches;
  keys: Keys;
  backOffice: BackOffice;
}

/** Starts a sandbox on the loopback interface. Rejects when the port is taken. */
export const startLegalTalent = async (
  options: StartOptions<Switches> = {},
): Promise<LegalTalent> => {
  const { port, rateLimits: isLimited = true, seed: isSeeded = true } = options;
  const clock = new Clock();
  const switches = { ...DEFAULT_SWITCHES, ...options.switches };
  const keys = new Keys(clock);
  const tenant = new Tenant(clock);
  const backOffice = new BackOffice({ clock, switches, tenant });
  keys.addKnown(LEGALTALENT_API_KEY, { label: 'Sandbox' });
  if (isSeeded) seed(backOffice, clock.now());
  const door = {
    prefixes: [''],
    clock,
    errorAnswer: (status: number, retryAfter?: number | string) =>
      requestedAnswer(status, retryAfter, switches),
    routes: vendorRoutes({ clock, switches, keys, tenant, isLimited }),
  };
  const { origin, ...sandbox } = await openSandbox(door, port);
  return { url: origin, ...sandbox, switches, keys, backOffice };
};
