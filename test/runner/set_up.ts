// Runs once in each worker of jest. The test files of a worker share its process, as the runs of an
// app share one on Zapier: the kit, the apps, the sandboxes and the platform are loaded once.
import { registerHooks } from 'node:module';
import { countCoverage } from './count_coverage.ts';

const ROOT = new URL('../../', import.meta.url).href;
const JEST_GLOBALS = new URL('./jest_globals.ts', import.meta.url).href;
const environment = { ...process.env };

const isOfTests = (url: string): boolean =>
  url.startsWith(ROOT) && /^(integrations\/[^/]+\/)?test\//.test(url.slice(ROOT.length));

/** The mark in the URL of a test file by which the runner loads it anew. */
const markOf = (url = ''): string => (isOfTests(url) ? (url.match(/\?\d+$/)?.[0] ?? '') : '');

/** Takes back what an earlier test file of this worker left in the environment. */
const resetEnvironment = (): void => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
};

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === '@jest/globals') return { url: JEST_GLOBALS, shortCircuit: true };
    const found = next(specifier, context);
    if (markOf(found.url) !== '') resetEnvironment();
    // What tests share, such as hooks that a file registers when it loads, is theirs alone.
    const mark = markOf(context.parentURL);
    return isOfTests(found.url) ? { ...found, url: found.url + mark } : found;
  },
});

const { INSTRUMENTED } = process.env;
if (INSTRUMENTED !== undefined) countCoverage(ROOT, INSTRUMENTED);
