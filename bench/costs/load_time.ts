import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from './median.ts';

const PROCESSES = 9;

const SCRIPT = `
  await import('zapier-platform-core');
  const startedAt = performance.now();
  await import('./dist/index.js');
  console.log(performance.now() - startedAt);
`;

const loadMs = async (): Promise<number> => {
  const args = ['--input-type=module', '--eval', SCRIPT];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout);
};

/** How long the built app takes to load beyond the platform's core: ms, the median of fresh processes. */
export const measureLoadTime = async (): Promise<number> => {
  const times: number[] = [];
  while (times.length < PROCESSES) times.push(await loadMs());
  return median(times);
};
