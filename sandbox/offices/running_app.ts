import { openZapier, type Zapier } from '../zapier.ts';
import { openBultra } from './bultra.ts';
import { openInstantCompliance } from './instant_compliance.ts';
import { openLegalTalent } from './legaltalent.ts';
import type { Office } from './office.ts';

/** A built app, run by the stand-in of Zapier, and the office of its vendor beside it. */
export interface RunningApp {
  title: string;
  zapier: Zapier;
  /** Null for an app without an office here: its vendor is wherever the environment says. */
  office: Office | null;
  close(): Promise<void>;
}

const OFFICES: Record<string, () => Promise<Office>> = {
  'instant-compliance': openInstantCompliance,
  legaltalent: openLegalTalent,
  bultra: openBultra,
};

/** Whether the vendor of an app of this name has an office here. */
export const hasOffice = (name: string): boolean => name in OFFICES;

// As invoke of zapier-platform-cli has them: `authData_apiKey` holds the field `apiKey`.
const connectionIn = (environment: NodeJS.ProcessEnv) => {
  const given = Object.entries(environment).flatMap(([name, value = '']) =>
    name.startsWith('authData_') ? [[name.slice('authData_'.length), value] as const] : [],
  );
  return { title: 'Your app', authData: Object.fromEntries(given), environment: {} };
};

/** Opens a built app, on a new office if there is one for its name. */
export const runApp = async (name: string, appPath: string): Promise<RunningApp> => {
  const office = (await OFFICES[name]?.()) ?? null;
  const { title, authData, environment } = office ?? connectionIn(process.env);
  try {
    const zapier = await openZapier({ appPath, authData, environment });
    // A first call loads much of the platform: it is made here, before anybody waits for one.
    if (office) await zapier.connect();
    const close = async () => {
      await zapier.close();
      await office?.close();
    };
    return { title, zapier, office, close };
  } catch (error) {
    await office?.close();
    throw error;
  }
};
