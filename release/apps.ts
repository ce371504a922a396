import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

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

/** The version that an app's package.json says. */
export const versionOf = ({ folder }: App): string => packageIn(folder).version;
