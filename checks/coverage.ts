import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { instrument } from './instrument.ts';

const INSTRUMENTED = resolve('build/instrumented');
const words = process.argv.slice(2);

// The floors are for all tests together: those that match a pattern reach less.
const hasPattern = words.some((word) => !word.startsWith('-'));
const options = hasPattern ? ['--coverageThreshold={}', ...words] : words;

// Jest finds out by itself, but its runner does not.
const noColours = process.stdout.isTTY ? {} : { FORCE_COLOR: '0' };

instrument(INSTRUMENTED);
const { status } = spawnSync(
  process.execPath,
  [resolve('node_modules/jest/bin/jest.js'), '--coverage', ...options],
  { stdio: 'inherit', env: { ...noColours, ...process.env, INSTRUMENTED } },
);
process.exitCode = status ?? 1;
