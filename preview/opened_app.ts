import { appsIn } from '../release/apps.ts';
import { openBultra } from '../sandbox/offices/bultra.ts';
import { openInstantCompliance } from '../sandbox/offices/instant_compliance.ts';
import { openLegalTalent } from '../sandbox/offices/legaltalent.ts';
import type { Office } from '../sandbox/offices/office.ts';
import { openZapier, type Zapier } from '../sandbox/zapier.ts';
import { type AppView, appView } from './view.ts';

/** An app that the preview shows: run by the stand-in of Zapier, its vendor's office beside it. */
export interface OpenedApp {
  /** Its part of every address. */
  name: string;
  title: string;
  appPath: string;
  view: AppView;
  zapier: Zapier;
  /** Null for an app that was named by its path: its vendor is wherever the environment says. */
  office: Office | null;
  close(): Promise<void>;
}

const OFFICES: Record<string, () => Promise<Office>> = {
  'instant-compliance': openInstantCompliance,
  legaltalent: openLegalTalent,
  bultra: openBultra,
};

/** The apps of this repository that have an office here, by their names. */
export const ownApps = () => appsIn().filter(({ name }) => name in OFFICES);

// As invoke of zapier-platform-cli has them: `authData_apiKey` holds the field `apiKey`.
const authDataIn = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment)
      .filter(([name]) => name.startsWith('authData_'))
      .map(([name, value = '']) => [name.slice('authData_'.length), value]),
  );

const opened = async (name: string, appPath: string, office: Office | null): Promise<OpenedApp> => {
  const { authData, environment } = office ?? {
    authData: authDataIn(process.env),
    environment: {},
  };
  const zapier = await openZapier({ appPath, authData, environment });
  const close = async () => {
    await zapier.close();
    await office?.close();
  };
  const view = appView(zapier.definition);
  return { name, title: office?.title ?? appPath, appPath, view, zapier, office, close };
};

/** Opens an app of this repository on a sandbox of its own. */
export const openOwnApp = async (name: string, appPath: string): Promise<OpenedApp> =>
  opened(name, appPath, (await OFFICES[name]?.()) ?? null);

/** Opens any built app; where its vendor is, and the connection, are read from the environment. */
export const openAppAt = (appPath: string): Promise<OpenedApp> => opened('app', appPath, null);
