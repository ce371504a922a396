import { inspect } from 'node:util';
import { afterEach, expect } from '@jest/globals';
import {
  type InstantCompliance,
  SANDBOX_API_KEY,
  SECOND_ORGANISATION,
  type Switches,
  startInstantCompliance,
} from '../sandbox/instant_compliance.ts';
import { openZapier, StepFailure, type Zapier, type ZapierOptions } from '../sandbox/zapier.ts';

/** An office: its vendor's sandbox, and Zapier connected to it. */
export interface OfficeWith<Vendor> {
  vendor: Vendor;
  zapier: Zapier;
  close(): Promise<void>;
}

export type Office = OfficeWith<InstantCompliance>;

/** An office of a sandbox and Zapier, which it closes with itself. */
export const officeWith = <Vendor extends { close(): Promise<void> }>(
  vendor: Vendor,
  zapier: Zapier,
): OfficeWith<Vendor> => ({
  vendor,
  zapier,
  close: async () => {
    await zapier.close();
    await vendor.close();
  },
});

export interface OfficeOptions {
  switches?: Partial<Switches>;
  apiKey?: (vendor: InstantCompliance) => string;
  seed?: boolean;
  rateLimits?: boolean;
}

export const APP_PATH = 'dist/index.js';

/** A text that the platform would store or show, and where it stood. */
export interface Shown {
  place: string;
  text: string;
}

// Ids and external ids may appear: somebody who searches a log must be able to find a customer.
const PRIVATE_KEYS = [
  ...['full_name', 'fullName', 'verified_legal_name', 'legal_name', 'name'],
  ...['first_name', 'last_name', 'date_of_birth', 'tax_id', 'website', 'email', 'phone'],
  ...['line1', 'addressLine1', 'city'],
];

// Texts this short stand in every log by chance; `+61` is no phone number.
const isTelling = (text: string): boolean => text.length > 3 || /[^\p{ASCII}]/u.test(text);

/** Whatever tells who somebody is in a record or a request body, at any depth. */
export const privateTexts = (value: unknown): string[] =>
  Object.entries(Object(value)).flatMap(([key, inner]) => {
    if (typeof inner !== 'string') return typeof inner === 'object' ? privateTexts(inner) : [];
    return PRIVATE_KEYS.includes(key) && isTelling(inner.trim()) ? [inner.trim()] : [];
  });

const decoded = (text: string): string =>
  text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });

/** The places of those texts that hold a secret, as it is or as part of a URL, in any case. */
export const leaks = (shown: Shown[], secrets: Iterable<string>): string[] => {
  const wanted = [...new Set(secrets)].map((secret) => secret.toLowerCase());
  return shown
    .map(({ place, text }) => ({ place, text: `${text}\n${decoded(text)}`.toLowerCase() }))
    .filter(({ text }) => wanted.some((secret) => text.includes(secret)))
    .map(({ place }) => place);
};

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : inspect(value, { depth: 9, maxStringLength: null });

const watches: { shown: Shown[]; secrets: () => string[] }[] = [];

/** Where stand-ins logged or showed something private since this was last asked. */
export const leaksSoFar = (): string[] =>
  watches.flatMap(({ shown, secrets }) => leaks(shown.splice(0), secrets()));

// Holds for every test of a file that imports this one.
afterEach(() => {
  expect(leaksSoFar()).toEqual([]);
});

/** Opens Zapier for a built app. `secrets` must never be logged or shown. */
export const watchedZapier = (
  options: Omit<ZapierOptions, 'onLog' | 'onFailure'>,
  secrets: () => string[],
): Promise<Zapier> => {
  const shown: Shown[] = [];
  watches.push({ shown, secrets });
  return openZapier({
    ...options,
    onLog: (message, data) => {
      for (const [key, value] of Object.entries({ message, ...data }))
        shown.push({ place: `${data.log_type} log, ${key}`, text: textOf(value) });
    },
    onFailure: (failure) => shown.push({ place: 'what the user is shown', text: textOf(failure) }),
  });
};

/** Opens Zapier for this app, connected to an address. `secrets` must never be logged or shown. */
export const zapierAt = (
  url: string,
  apiKey: string = SANDBOX_API_KEY,
  secrets: () => string[] = () => [],
  organisation = 'Harbour Street Conveyancing',
): Promise<Zapier> =>
  watchedZapier(
    {
      appPath: APP_PATH,
      authData: { apiKey, organisation },
      environment: { INSTANT_COMPLIANCE_API_URL: url },
    },
    () => [apiKey.trim(), ...secrets()],
  );

/** Everything about the people in a sandbox now, and what was ever sent of them. */
const secretsOf = ({ backOffice, journal }: InstantCompliance): string[] =>
  [
    ...backOffice.customers(),
    ...backOffice.of(SECOND_ORGANISATION).customers(),
    ...journal.entries.map(({ requestBody }) => requestBody),
  ].flatMap(privateTexts);

/** Opens an office with a sandbox of its own. Close it when the test ends. */
export const openOffice = async (options: OfficeOptions = {}): Promise<Office> => {
  const { switches = {}, seed = true, rateLimits = true, apiKey = () => SANDBOX_API_KEY } = options;
  const vendor = await startInstantCompliance({ switches, seed, rateLimits });
  const zapier = await zapierAt(vendor.url, apiKey(vendor), () => secretsOf(vendor));
  return officeWith(vendor, zapier);
};

/** The way a step failed; an error when it did not. */
export const failureOf = async (step: Promise<unknown>): Promise<StepFailure> => {
  const failure = await step.then(
    () => new Error('The step succeeded.'),
    (error: unknown) => error,
  );
  if (failure instanceof StepFailure) return failure;
  throw failure;
};
