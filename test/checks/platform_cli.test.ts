import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import * as z from 'zod';
import { runPlatformCli } from '../../checks/platform_cli.ts';

let emptySettings = '';

// The CLI looks for newer versions neither in tests nor on a build server: here it must be told.
const anyMachine = () => ({ XDG_CONFIG_HOME: emptySettings, NODE_ENV: 'development', CI: '0' });

beforeEach(() => {
  emptySettings = mkdtempSync(join(tmpdir(), 'settings-'));
  Object.assign(process.env, anyMachine());
});

afterEach(() => rmSync(emptySettings, { recursive: true }));

test("keeps no account of when to look for a newer version of Zapier's CLI", async () => {
  expect(await runPlatformCli('.', ['--version'])).toContain('CLI version');
  expect(readdirSync(emptySettings)).toEqual([]);
});

const packageFile = z.looseObject({ scripts: z.record(z.string(), z.string()) });

// A person runs these two to send an app to Zapier: the network is what they are for.
const SENDS = ['push', 'upload'];

test("no script runs Zapier's CLI but by the function that keeps it quiet, or to send an app", () => {
  const { scripts } = packageFile.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const runs = Object.entries(scripts).filter(([, script]) => script.includes('zapier-platform '));
  expect(runs.map(([name]) => name).sort()).toEqual(SENDS);
});

test('npm looks for no newer npm while it runs a script', () => {
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^update-notifier=false$/m);
});
