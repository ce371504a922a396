import { afterEach } from '@jest/globals';
import * as z from 'zod';
import {
  BULTRA_CLIENT_ID,
  BULTRA_CLIENT_SECRET,
  type Bultra,
  type Switches,
  startBultra,
} from '../../../sandbox/bultra.ts';
import type { ApiCall } from '../../../sandbox/zapier/api_call.ts';
import type { Result, Zapier } from '../../../sandbox/zapier.ts';
import { privateTexts, watchedZapier } from '../../../test/support.ts';

export { failureOf } from '../../../test/support.ts';

/** What a connection is made with. */
export interface Client {
  clientId: string;
  clientSecret: string;
  /** `ORGANISATION`, if left out. */
  organisation?: string;
}

export const SANDBOX_CLIENT: Client = {
  clientId: BULTRA_CLIENT_ID,
  clientSecret: BULTRA_CLIENT_SECRET,
};

export const ORGANISATION = 'Larkspur Treasury';

/** A whole address as a user fills it in. */
export const ADDRESS = {
  addressLine1: '7 Quay Street',
  city: 'Boston',
  state: 'MA',
  postalCode: '02110',
  country: 'US',
};

/** The same as it is sent, stored and answered. */
export const SENT_ADDRESS = {
  line1: '7 Quay Street',
  city: 'Boston',
  state: 'MA',
  postal_code: '02110',
  country: 'US',
};

/** A treasury: its Bultra, and Zapier connected to it. */
export interface Treasury {
  bultra: Bultra;
  zapier: Zapier;
  close(): Promise<void>;
}

export interface TreasuryOptions {
  switches?: Partial<Switches>;
  seed?: boolean;
  rateLimits?: boolean;
  client?: (bultra: Bultra) => Client;
}

const basicOf = ({ clientId, clientSecret }: Client): string =>
  Buffer.from(`${clientId}:${clientSecret}`).toString('base64');

/** Opens Zapier for the app at two addresses. `secrets` must never be logged or shown. */
export const zapierFor = (
  addresses: { url: string; tokenUrl: string },
  client: Client = SANDBOX_CLIENT,
  secrets: () => string[] = () => [],
): Promise<Zapier> =>
  watchedZapier(
    {
      appPath: 'integrations/bultra/dist/index.js',
      authData: { organisation: ORGANISATION, ...client },
      environment: { BULTRA_API_URL: addresses.url, BULTRA_TOKEN_URL: addresses.tokenUrl },
    },
    () => [client.clientSecret.trim(), basicOf(client), ...secrets()],
  );

/** Every token that the sandbox gives out from now on. */
const tokensOf = ({ tokens }: Bultra): string[] => {
  const given: string[] = [];
  const issue = tokens.issue.bind(tokens);
  tokens.issue = (...asked) => {
    const token = issue(...asked);
    given.push(token);
    return token;
  };
  return given;
};

const withIndividuals = z.object({
  individuals: z.array(z.object({ id: z.string() })).default([]),
});

/** Everything about the people in a sandbox now, and what was ever sent of them. */
const peopleOf = ({ backOffice, journal }: Bultra): string[] => {
  const customers = backOffice.customers().flatMap(({ id }) => {
    const customer = backOffice.customer(String(id));
    const { individuals } = withIndividuals.parse(customer);
    return [customer, ...individuals.map((one) => backOffice.individual(String(id), one.id))];
  });
  const sent = journal.entries.map(({ requestBody }) => requestBody);
  return [...customers, ...sent].flatMap(privateTexts);
};

/** Opens a treasury with a sandbox of its own. Close it when the test ends. */
export const openTreasury = async (options: TreasuryOptions = {}): Promise<Treasury> => {
  const { client = () => SANDBOX_CLIENT, ...start } = options;
  const bultra = await startBultra(start);
  const tokens = tokensOf(bultra);
  const secrets = () => [...tokens, ...peopleOf(bultra)];
  const zapier = await zapierFor(bultra, client(bultra), secrets);
  const close = async () => {
    await zapier.close();
    await bultra.close();
  };
  return { bultra, zapier, close };
};

/** The treasury of the running test, once it was opened; closed when the test ends. */
export class TreasuryOfTest {
  #open: Treasury | undefined;

  constructor() {
    afterEach(async () => {
      await this.#open?.close();
      this.#open = undefined;
    });
  }

  async open(options?: TreasuryOptions): Promise<void> {
    this.#open = await openTreasury(options);
  }

  get bultra(): Bultra {
    return this.#treasury.bultra;
  }

  get zapier(): Zapier {
    return this.#treasury.zapier;
  }

  get #treasury(): Treasury {
    if (this.#open) return this.#open;
    throw new Error('The test has not opened its treasury.');
  }
}

/** The calls of the last run as `GET /customers?limit=100`, those of the token host as `token`. */
export const callsOf = ({ bultra }: Pick<Treasury, 'bultra'>, apiCalls: ApiCall[]): string[] => {
  const { entries } = bultra.journal;
  return entries
    .slice(entries.length - apiCalls.length)
    .map(({ method, path }) =>
      path === '/oauth2/token' ? 'token' : `${method} ${path.replace('/v1', '')}`,
    );
};

/** The ids of records, in their order. */
export const idsOf = (records: Result[]): unknown[] => records.map(({ id }) => id);
