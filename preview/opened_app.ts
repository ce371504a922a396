import { type Check, checks } from '../checks/registry.ts';
import { appsIn } from '../release/apps.ts';
import { openBultra } from '../sandbox/offices/bultra.ts';
import { exampleInput } from '../sandbox/offices/example.ts';
import { openInstantCompliance } from '../sandbox/offices/instant_compliance.ts';
import { openLegalTalent } from '../sandbox/offices/legaltalent.ts';
import type { Office } from '../sandbox/offices/office.ts';
import { openZapier, type Result, type Zapier } from '../sandbox/zapier.ts';
import { type AppView, appView, type StepView } from './view.ts';

/** Something that an offline check found, and where: `creates.upsert_customer.inputFields.email`. */
export interface PlacedFinding {
  code: string;
  level: Check['level'];
  where: string;
  problem: string;
}

/** An app that the preview shows: run by the stand-in of Zapier, its vendor's office beside it. */
export interface OpenedApp {
  /** Its part of every address. */
  name: string;
  title: string;
  view: AppView;
  zapier: Zapier;
  /** What Zapier's own checks find, as far as they can be decided here. */
  findings: PlacedFinding[];
  /** Null for an app that was named by its path: its vendor is wherever the environment says. */
  office: Office | null;
  close(): Promise<void>;
}

const OFFICES: Record<string, () => Promise<Office>> = {
  'instant-compliance': openInstantCompliance,
  legaltalent: openLegalTalent,
  bultra: openBultra,
};

// As invoke of zapier-platform-cli has them: `authData_apiKey` holds the field `apiKey`.
const connectionIn = (environment: NodeJS.ProcessEnv) => {
  const given = Object.entries(environment).flatMap(([name, value = '']) =>
    name.startsWith('authData_') ? [[name.slice('authData_'.length), value] as const] : [],
  );
  return { title: 'Your app', authData: Object.fromEntries(given), environment: {} };
};

const opened = async (name: string, appPath: string): Promise<OpenedApp> => {
  const office = (await OFFICES[name]?.()) ?? null;
  const { title, authData, environment } = office ?? connectionIn(process.env);
  const zapier = await openZapier({ appPath, authData, environment });
  const close = async () => {
    await zapier.close();
    await office?.close();
  };
  const findings = checks.flatMap(({ code, level, findings: find }) =>
    find(zapier.definition).map((finding) => ({ code, level, ...finding })),
  );
  return { name, title, view: appView(zapier.definition), zapier, findings, office, close };
};

/** How each app is opened, by its name: those of this repository, or the one at a path. */
export const openersOf = (appPath?: string): Map<string, () => Promise<OpenedApp>> => {
  const own = appsIn().filter(({ name }) => name in OFFICES);
  const apps = appPath === undefined ? own : [{ name: 'app', appPath }];
  return new Map(apps.map((app) => [app.name, () => opened(app.name, app.appPath)]));
};

/** An input with which a step works in its office. */
export const exampleOf = ({ zapier, office }: OpenedApp, step: StepView): Promise<Result> => {
  const known = office?.examples[step.parts.join()] ?? {};
  const isLean = step.kind === 'triggers' || Object.keys(known).length > 0;
  return exampleInput({ form: zapier.form(step.parts), sample: step.sample, known, isLean });
};
