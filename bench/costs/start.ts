import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { median } from './median.ts';

/** What it takes to load an app: ms beyond the platform's core, and the most memory (RSS) in MB. */
const start = z.object({ loadMs: z.number(), peakMb: z.number() });

export type Start = z.output<typeof start>;

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
export const measureStarts = async (appPaths: readonly string[]): Promise<Start[]> => {
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
