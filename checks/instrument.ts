import { execSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInstrumenter } from 'istanbul-lib-instrument';
import * as z from 'zod';

/** What coverage counts: the apps, the kit, and the stand-in of Zapier. */
const COUNTED = [
  '{.,integrations/*}/*.ts',
  '{.,integrations/*}/{records,triggers,creates,searches}/**/*.ts',
  'kit/**/*.ts',
  'sandbox/zapier.ts',
  'sandbox/zapier/*.ts',
];

const packageFile = z.object({ scripts: z.object({ build: z.string() }) });

const instrumenter = createInstrumenter({
  esModules: true,
  compact: false,
  parserPlugins: ['typescript', 'importAttributes'],
  coverageVariable: '__counters__',
  coverageGlobalScope: 'globalThis',
  coverageGlobalScopeFunc: false,
  generatorOpts: { retainLines: true }, // so that a stack trace names the lines of the source
});

// A file that is instrumented brings its counters along. Tests load thousands of copies of the apps,
// so the counters stand in `nothing_ran.json` alone.
const COUNTERS = /var coverageData = .*?(?=var actualCoverage = )/s;

const withoutItsCounters = (code: string): string => {
  if (!COUNTERS.test(code))
    throw new Error('istanbul-lib-instrument writes its counters otherwise.');
  return code.replace(COUNTERS, 'var coverage = global[gcv];');
};

/**
 * Writes a copy of each counted source file, and of the apps built from them, into a folder. The
 * copies count what runs of them in `globalThis.__counters__`. Whoever loads them puts the content
 * of `nothing_ran.json` there first. It names every file, so one that no test loads counts too.
 */
export const instrument = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
  const counters = globSync(COUNTED).map((path) => {
    const code = instrumenter.instrumentSync(readFileSync(path, 'utf8'), resolve(path));
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), withoutItsCounters(code));
    return [resolve(path), instrumenter.lastFileCoverage()];
  });
  writeFileSync(join(folder, 'nothing_ran.json'), JSON.stringify(Object.fromEntries(counters)));
  const packageFiles = globSync('{.,integrations/*}/package.json');
  for (const path of packageFiles) cpSync(path, join(folder, path));
  const { build } = packageFile.parse(JSON.parse(readFileSync('package.json', 'utf8'))).scripts;
  execSync(build, { cwd: folder, stdio: 'inherit' });
  for (const path of packageFiles) rmSync(join(folder, path)); // Zapier's CLI would put them into the zip
};
