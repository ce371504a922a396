import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { version } from 'zapier-platform-core';
import { type App, appsIn } from '../../release/apps.ts';
import { measureStarts, type Start } from './start.ts';
import { weighZip, type Zip } from './zip.ts';

/** What one app weighs, built and loaded. */
export type AppCosts = { name: string } & Start & Zip;

const BARE_FOLDER = 'build/bare';

const BARE: App = {
  name: 'a bare app that defines nothing',
  folder: BARE_FOLDER,
  appPath: join(BARE_FOLDER, 'dist/index.js'),
};

const BARE_FILES = {
  'package.json': JSON.stringify({
    name: 'bare',
    version: '1.0.0',
    type: 'module',
    exports: './dist/index.js',
    dependencies: { 'zapier-platform-core': version },
  }),
  '.gitignore': 'build/\n',
  'dist/index.js': `export default { version: '1.0.0', platformVersion: '${version}' };\n`,
};

const makeBareApp = async (): Promise<void> => {
  await mkdir(join(BARE_FOLDER, 'dist'), { recursive: true });
  for (const [file, text] of Object.entries(BARE_FILES))
    await writeFile(join(BARE_FOLDER, file), text);
};

/** Builds, weighs and loads every app of the workspace, and one that defines nothing. */
export const measureApps = async (): Promise<AppCosts[]> => {
  await makeBareApp();
  const apps = [...appsIn(), BARE];
  const zips: Zip[] = [];
  for (const { folder } of apps) zips.push(await weighZip(folder));
  const starts = await measureStarts(apps.map(({ appPath }) => appPath));
  return apps.map(({ name }, index) => ({
    name,
    ...(starts[index] ?? { loadMs: Number.NaN, peakMb: Number.NaN }),
    ...(zips[index] ?? { bytes: Number.NaN, files: Number.NaN }),
  }));
};
