import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { version } from 'zapier-platform-core';
import * as z from 'zod';
import { runPlatformCli } from '../checks/platform_cli.ts';
import { type App, appsIn } from '../release/apps.ts';
import { median } from './poll_load.ts';

/** The zip that Zapier gets: its size in bytes, and the files in it. */
interface Zip {
  bytes: number;
  files: number;
}

const END_OF_ZIP = Buffer.from('PK\x05\x06');
const FILE_COUNT_AT = 10; // bytes into the record that ends a zip

const zipOf = (content: Buffer): Zip => {
  const end = content.lastIndexOf(END_OF_ZIP);
  return { bytes: content.length, files: content.readUInt16LE(end + FILE_COUNT_AT) };
};

/** Lets the CLI build the app in a folder, and weighs the zip. */
const weighZip = async (folder: string): Promise<Zip> => {
  await runPlatformCli(folder, ['build', '--skip-dep-install', '--skip-validation']);
  return zipOf(await readFile(join(folder, 'build/build.zip')));
};

/** What it takes to load an app: ms beyond the platform's core, and the most memory (RSS) in MB. */
const start = z.object({ loadMs: z.number(), peakMb: z.number() });

type Start = z.output<typeof start>;

const PROCESSES = 9;
const KB_PER_MB = 2 ** 10;

const scriptFor = (appPath: string): string => `
  await import('zapier-platform-core');
  const startedAt = performance.now();
  await import('${pathToFileURL(resolve(appPath)).href}');
  const loadMs = performance.now() - startedAt;
  const peakMb = process.resourceUsage().maxRSS / ${KB_PER_MB};
  console.log(JSON.stringify({ loadMs, peakMb }));
`;

const startOnce = async (appPath: string): Promise<Start> => {
  const args = ['--input-type=module', '--eval', scriptFor(appPath)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return start.parse(JSON.parse(stdout));
};

/** Loads each built app in nine fresh processes, taking turns; the medians, by app. */
const measureStarts = async (appPaths: readonly string[]): Promise<Start[]> => {
  const rounds: Start[][] = [];
  while (rounds.length < PROCESSES) {
    const round: Start[] = [];
    for (const appPath of appPaths) round.push(await startOnce(appPath));
    rounds.push(round);
  }
  return appPaths.map((_, app) => ({
    loadMs: median(rounds.map((round) => round[app]?.loadMs ?? Number.NaN)),
    peakMb: median(rounds.map((round) => round[app]?.peakMb ?? Number.NaN)),
  }));
};

/** What one app weighs, built and loaded. */
export type AppWeight = { name: string } & Start & Zip;

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
export const weighApps = async (): Promise<AppWeight[]> => {
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
