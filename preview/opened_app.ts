import { type Check, checks } from '../checks/registry.ts';
import { appsIn } from '../release/apps.ts';
import { hasOffice, type RunningApp, runApp } from '../sandbox/offices/running_app.ts';
import { type AppView, appView } from './view.ts';

/** Something that an offline check found, and where: `creates.upsert_customer.inputFields.email`. */
export interface PlacedFinding {
  code: string;
  level: Check['level'];
  where: string;
  problem: string;
}

/** An app that the preview shows. */
export interface OpenedApp extends RunningApp {
  /** Its part of every address. */
  name: string;
  view: AppView;
  /** What Zapier's own checks find, as far as they can be decided here. */
  findings: PlacedFinding[];
}

const opened = async (name: string, appPath: string): Promise<OpenedApp> => {
  const app = await runApp(name, appPath);
  const { definition } = app.zapier;
  const findings = checks.flatMap(({ code, level, findings: find }) =>
    find(definition).map((finding) => ({ code, level, ...finding })),
  );
  return { ...app, name, view: appView(definition), findings };
};

/** How each app is opened, by its name: those of this repository, or the one at a path. */
export const openersOf = (appPath?: string): Map<string, () => Promise<OpenedApp>> => {
  const own = appsIn().filter(({ name }) => hasOffice(name));
  const apps = appPath === undefined ? own : [{ name: 'app', appPath }];
  return new Map(apps.map((app) => [app.name, () => opened(app.name, app.appPath)]));
};
