import { BackOffice } from './bultra/back_office.ts';
import { Clients } from './bultra/clients.ts';
import { apiRefusal, refusalAnswer } from './bultra/refusal.ts';
import { vendorRoutes } from './bultra/routes.ts';
import { seed } from './bultra/seed.ts';
import { Store } from './bultra/store.ts';
import { type Switches, switchesWith } from './bultra/switches.ts';
import { requestedTokenAnswer } from './bultra/token_refusal.ts';
import { concealSecrets, isTokenPath, TOKEN_PATH } from './bultra/token_routes.ts';
import { type Token, Tokens } from './bultra/tokens.ts';
import { API_PREFIX, TOKEN_PREFIX, type Vendor } from './bultra/vendor.ts';
import { IDEMPOTENCY_HEADER } from './bultra/write_once.ts';
import { Clock } from './server/clock.ts';
import { KeptAnswers } from './server/kept_answers.ts';
import {
  openSandbox,
  type Sandbox,
  type StartOptions,
  type VendorRoutes,
} from './server/sandbox.ts';

export { CUSTOMER_STATUSES } from './bultra/customer.ts';
export type { Switches } from './bultra/switches.ts';

/** Id of a client that every sandbox knows: it may read and write customers. */
export const BULTRA_CLIENT_ID = 'client_sandbox';

/** Secret of the client that every sandbox knows. */
export const BULTRA_CLIENT_SECRET = 'secret_sandbox000000000000000000000000';

/** A running sandbox of Bultra, and the controls of whoever runs it. */
export interface Bultra extends Omit<Sandbox, 'origin'> {
  /** Base URL of the API, `http://127.0.0.1:PORT/v1`. */
  url: string;
  /** Where a client gets its tokens, `http://127.0.0.1:PORT/oauth2/token`. */
  tokenUrl: string;
  switches: Switches;
  clients: Clients;
  tokens: Tokens;
  backOffice: BackOffice;
}

const retryAfterHeader = (retryAfter: number | string | undefined): Record<string, string> =>
  retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };

const open = async (vendor: Vendor, backOffice: BackOffice, port?: number): Promise<Bultra> => {
  const { clock, switches, clients, tokens } = vendor;
  const door: VendorRoutes<Token> = {
    prefixes: [API_PREFIX, TOKEN_PREFIX],
    idempotencyHeader: IDEMPOTENCY_HEADER,
    clock,
    errorAnswer: (status, retryAfter, path) => {
      const headers = retryAfterHeader(retryAfter);
      if (isTokenPath(path)) return requestedTokenAnswer(status, headers);
      return refusalAnswer(apiRefusal(status, `Answered ${status} on request.`, headers), switches);
    },
    conceal: concealSecrets,
    routes: vendorRoutes(vendor),
  };
  const { origin, ...sandbox } = await openSandbox(door, port);
  const urls = { url: origin + API_PREFIX, tokenUrl: origin + TOKEN_PATH };
  return { ...urls, ...sandbox, switches, clients, tokens, backOffice };
};

/** Starts a sandbox on the loopback interface. Rejects when the port is taken. */
export const startBultra = async (options: StartOptions<Switches> = {}): Promise<Bultra> => {
  const clock = new Clock();
  const switches = switchesWith(options.switches);
  const vendor: Vendor = {
    clock,
    switches,
    clients: new Clients(),
    tokens: new Tokens(clock, switches),
    store: new Store(),
    kept: new KeptAnswers(clock, Number.POSITIVE_INFINITY), // kept indefinitely: docs/bultra_api.md
    isLimited: options.rateLimits ?? true,
  };
  const known = { id: BULTRA_CLIENT_ID, secret: BULTRA_CLIENT_SECRET };
  vendor.clients.addKnown(known, { label: 'Sandbox' });
  const backOffice = new BackOffice(vendor);
  if (options.seed ?? true) seed(backOffice, clock.now());
  return open(vendor, backOffice, options.port);
};
