import {
  type InstantCompliance,
  SANDBOX_API_KEY,
  type Switches,
  startInstantCompliance,
} from '../sandbox/instant_compliance.ts';
import { openZapier, StepFailure, type Zapier } from '../sandbox/zapier.ts';

/** An office: its Instant Compliance, and Zapier connected to it. */
export interface Office {
  vendor: InstantCompliance;
  zapier: Zapier;
  close(): Promise<void>;
}

export interface OfficeOptions {
  switches?: Partial<Switches>;
  apiKey?: (vendor: InstantCompliance) => string;
  seed?: boolean;
}

export const APP_PATH = 'dist/index.js';

/** Opens Zapier for the built app, connected to an address. */
export const zapierAt = (url: string, apiKey: string = SANDBOX_API_KEY): Promise<Zapier> =>
  openZapier({
    appPath: APP_PATH,
    authData: { apiKey, organisation: 'Harbour Street Conveyancing' },
    environment: { INSTANT_COMPLIANCE_API_URL: url },
  });

/** Opens an office with a sandbox of its own. Close it when the test ends. */
export const openOffice = async (options: OfficeOptions = {}): Promise<Office> => {
  const { switches = {}, seed = true, apiKey = () => SANDBOX_API_KEY } = options;
  const vendor = await startInstantCompliance({ switches, seed });
  const zapier = await zapierAt(vendor.url, apiKey(vendor));
  const close = async () => {
    await zapier.close();
    await vendor.close();
  };
  return { vendor, zapier, close };
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
