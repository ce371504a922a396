import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

/** One Zapier app of this workspace. */
export interface App {
  /** Its package name without the ending, such as `instant-compliance`. */
  name: string;
  folder: string;
  /** Where `npm run build` puts it. */
  appPath: string;
}

const SISTER_APPS = 'integrations';

const packageJson = z.object({ name: z.string() });

const appIn = (folder: string): App => {
  const { name } = packageJson.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  const appPath = resolve(folder, 'dist/index.js');
  return { name: name.replace(/-zapier$/, ''), folder, appPath };
};

const sisterFolders = (): string[] =>
  existsSync(SISTER_APPS)
    ? readdirSync(SISTER_APPS)
        .sort()
        .map((name) => join(SISTER_APPS, name))
    : [];

/** The apps of the workspace in the current folder: the root, then its sister apps. */
export const apps = (): App[] =>
  ['.', ...sisterFolders()].filter((folder) => existsSync(join(folder, 'package.json'))).map(appIn);
