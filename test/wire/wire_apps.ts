import { BULTRA_CLIENT_ID, BULTRA_CLIENT_SECRET, startBultra } from '../../sandbox/bultra.ts';
import { SANDBOX_API_KEY, startInstantCompliance } from '../../sandbox/instant_compliance.ts';
import { LEGALTALENT_API_KEY, startLegalTalent } from '../../sandbox/legaltalent.ts';
import type { HonestVendor } from './hostile_vendor.ts';

/** A step as the rig runs it. `isUnguarded`: a second call of it would do its work twice. */
export interface WireStep {
  name: string;
  method: string;
  inputData: Record<string, unknown>;
  /** Whether it reads page after page. */
  walksList?: boolean;
  isUnguarded?: boolean;
}

/** One of the apps, with the vendor whose words it is told. */
export interface WireApp {
  name: string;
  appPath: string;
  honest: HonestVendor;
  steps: readonly WireStep[];
  /** A secret that looks like one of this vendor's. */
  secretOf(number: number): string;
  environment(origin: string): Record<string, string>;
  /** What a connection holds, so that each call of its steps carries the secret. */
  authData(secret: string): Record<string, string>;
  /** Whatever may not be logged or shown of the people in the sandbox. */
  people(): unknown[];
  close(): Promise<void>;
}

const OPTIONS = { rateLimits: false };
const organisation = 'Larkspur Treasury';

const trigger = (key: string): WireStep => ({
  name: key,
  method: `triggers.${key}.operation.perform`,
  inputData: {},
  walksList: true,
});
const search = (key: string, inputData: Record<string, unknown>, walksList = false): WireStep => ({
  name: walksList ? `${key} by a list` : key,
  method: `searches.${key}.operation.perform`,
  inputData,
  walksList,
});
const write = (key: string, inputData: Record<string, unknown>, isUnguarded = false): WireStep => ({
  name: key,
  method: `creates.${key}.operation.perform`,
  inputData,
  isUnguarded,
});

const padded = (number: number): string => String(number).padStart(12, '0');
const originOf = (url: string): string => new URL(url).origin;

const instantCompliance = async (): Promise<WireApp> => {
  const vendor = await startInstantCompliance(OPTIONS);
  const person = {
    externalId: 'hubspot:5001',
    fullName: 'Imani Duarte',
    email: 'imani@example.org',
  };
  return {
    name: 'instant-compliance',
    appPath: 'dist/index.js',
    honest: { origin: originOf(vendor.url), authorization: () => `Bearer ${SANDBOX_API_KEY}` },
    steps: [
      trigger('new_or_updated_customer'),
      search('find_customer', { externalId: 'hubspot:90412277' }),
      write('upsert_customer', person),
    ],
    secretOf: (number) => `ic_live_wire0000000000000000000000${padded(number)}`,
    environment: (origin) => ({ INSTANT_COMPLIANCE_API_URL: `${origin}/api/v1` }),
    authData: (apiKey) => ({ apiKey, organisation }),
    people: () => [...vendor.backOffice.customers(), person],
    close: () => vendor.close(),
  };
};

const legalTalent = async (): Promise<WireApp> => {
  const vendor = await startLegalTalent(OPTIONS);
  const { backOffice } = vendor;
  const customerId = String(backOffice.customer('crm-20417').customer_id);
  const watchlistId = backOffice.addWatchlist(10_000).id;
  const person = { name: 'Imani Duarte Ferreira', website: 'https://imani.example' };
  return {
    name: 'legaltalent',
    appPath: 'integrations/legaltalent/dist/index.js',
    honest: { origin: vendor.url, authorization: () => `Bearer ${LEGALTALENT_API_KEY}` },
    steps: [
      trigger('new_customer'),
      search('find_customer', { customerId }),
      search('find_customer', { clientId: 'crm-404' }, true),
      write('create_customer', person, true),
      write('monitor_customer', { customerId, watchlistId }, true),
    ],
    secretOf: (number) => `sk_wire000000000000000000000000${padded(number)}`,
    environment: (origin) => ({ LEGALTALENT_API_URL: origin }),
    authData: (apiKey) => ({ apiKey, organisation }),
    people: () => [...backOffice.customers(), person],
    close: () => vendor.close(),
  };
};

const bultra = async (): Promise<WireApp> => {
  const vendor = await startBultra(OPTIONS);
  const basic = `Basic ${Buffer.from(`${BULTRA_CLIENT_ID}:${BULTRA_CLIENT_SECRET}`).toString('base64')}`;
  const answer = await fetch(vendor.tokenUrl, {
    method: 'POST',
    headers: { Authorization: basic, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  const { access_token: token } = Object(await answer.json());
  const who = { customerId: 'cust_51600027', individualId: 'ind_804401' };
  const change = { ...who, phone: '+14155550199' };
  return {
    name: 'bultra',
    appPath: 'integrations/bultra/dist/index.js',
    honest: {
      origin: originOf(vendor.url),
      authorization: (asked) => (asked.startsWith('Basic') ? basic : `Bearer ${token}`),
    },
    steps: [
      trigger('new_customer'),
      search('find_individual', who),
      search('find_customer', { email: 'nobody@example.org' }, true),
      write('update_individual', change),
      { name: 'token', method: 'authentication.sessionConfig.perform', inputData: {} },
    ],
    secretOf: (number) => `secret_wire00000000000000000000${padded(number)}`,
    environment: (origin) => ({
      BULTRA_API_URL: `${origin}/v1`,
      BULTRA_TOKEN_URL: `${origin}/oauth2/token`,
    }),
    authData: (secret) => ({
      clientId: BULTRA_CLIENT_ID,
      clientSecret: secret,
      accessToken: secret,
      organisation,
    }),
    people: () => [...vendor.backOffice.customers(), change],
    close: () => vendor.close(),
  };
};

/** Opens the sandboxes of all three apps. */
export const openWireApps = (): Promise<WireApp[]> =>
  Promise.all([instantCompliance(), legalTalent(), bultra()]);
