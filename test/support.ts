import { inspect } from 'node:util';
import { afterEach, beforeEach, expect } from '@jest/globals';
import {
  type InstantCompliance,
  SANDBOX_API_KEY,
  SECOND_ORGANISATION,
  type Switches,
  startInstantCompliance,
} from '../sandbox/instant_compliance.ts';
import { quickenTimers } from '../sandbox/simulated_time.ts';
import { openZapier, StepFailure, type Zapier, type ZapierOptions } from '../sandbox/zapier.ts';
import { leaks, privateTexts, type Shown } from './leaks.ts';

export { leaks, privateTexts, type Shown };

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

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : inspect(value, { depth: 9, maxStringLength: null });

const watches: { shown: Shown[]; secrets: () => string[] }[] = [];

/** Where stand-ins logged or showed something private since the last call of this. */
export const leaksSoFar = (): string[] =>
  watches
    .filter(({ shown }) => shown.length > 0)
    .flatMap(({ shown, secrets }) => leaks(shown.splice(0), secrets()));

// Both hold for every test of a file that imports this one. Steps end when their vendor answers, not
// when the machine has been busy for long.
let timers: ReturnType<typeof quickenTimers> | undefined;
beforeEach(() => {
  timers = quickenTimers();
});
afterEach(() => {
  timers?.end();
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
