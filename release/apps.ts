import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readTag } from './version_numbers.ts';

/** One Zapier app of this repository. Paths start at the repository root. */
export interface App {
  /** Its package's name without `-zapier`, such as `instant-compliance`. */
  name: string;
  folder: string;
  /** Where `npm run build` puts it. */
  appPath: string;
}

const packageFile = z.looseObject({ name: z.string(), version: z.string() });

const packageIn = (folder: string) =>
  packageFile.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));

const appIn = (root: string, folder: string): App => ({
  name: packageIn(join(root, folder)).name.replace(/-zapier$/, ''),
  folder,
  appPath: join(folder, 'dist/index.js'),
});

const sisterFolders = (root: string): string[] => {
  const shared = join(root, 'integrations');
  if (!existsSync(shared)) return [];
  return readdirSync(shared)
    .filter((name) => existsSync(join(shared, name, 'package.json')))
    .sort()
    .map((name) => join('integrations', name));
};

/** The apps of the workspace: the one at its root, and each in a folder of `integrations/`. */
export const appsIn = (root = '.'): App[] =>
  ['.', ...sisterFolders(root)].map((folder) => appIn(root, folder));

/** The app of that name. Throws a sentence that lists the names when there is none. */
export const appNamed = (name: string, apps: App[] = appsIn()): App => {
  const found = apps.find((app) => app.name === name);
  if (found) return found;
  const names = apps.map((app) => app.name).join(', ');
  throw new Error(`There is no app "${name}". Use one of these names: ${names}.`);
};

/** The app of that name, or of a release tag such as `instant-compliance-v1.0.1`. */
export const appOf = (nameOrTag: string): App => appNamed(readTag(nameOrTag)?.name ?? nameOrTag);

const registration = z.looseObject({ id: z.number() });

/** Whether `.zapierapprc` says which app on Zapier is meant. */
export const isRegistered = ({ folder }: App): boolean => {
  const file = join(folder, '.zapierapprc');
  if (!existsSync(file)) return false;
  return registration.safeParse(JSON.parse(readFileSync(file, 'utf8'))).success;
};

/** The version that an app's package.json says. */
export const versionOf = ({ folder }: App): string => packageIn(folder).version;
