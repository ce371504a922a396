// Runs once in each worker of jest, which is a thread. The test files of a worker share it, as the
// runs of an app share a process on Zapier: the kit, the apps, the sandboxes and the platform are
// loaded once. A test file, and what of `test/` it imports, is loaded as `file.ts?7`: each file has a
// number of its own.
import { registerHooks } from 'node:module';
import { countCoverage } from './count_coverage.ts';

const ROOT = new URL('../../', import.meta.url).href;
const JEST_GLOBALS = new URL('./jest_globals.ts', import.meta.url).href;
const environment = { ...process.env };
// The runner writes this where the output has no colours.
if (environment.FORCE_COLOR === 'undefined') environment.FORCE_COLOR = '0';

/** What tests replace for a while. */
const replaceable = () => ({
  Date: globalThis.Date,
  'Date.now': Date.now,
  setTimeout: globalThis.setTimeout,
  'performance.now': performance.now,
});
const originals = Object.entries(replaceable());

const isOfTests = (url: string): boolean =>
  url.startsWith(ROOT) && /^(integrations\/[^/]+\/)?test\//.test(url.slice(ROOT.length));

/** The number of a test file, such as `?7`; empty for what is loaded once. */
const numberOf = (url = ''): string => (isOfTests(url) ? (url.match(/\?\d+$/)?.[0] ?? '') : '');

let files = 0;

/** Makes room for the next test file. Throws when the one before left something replaced. */
const startFile = (): string => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  const now = new Map<string, unknown>(Object.entries(replaceable()));
  const left = originals.filter(([name, original]) => now.get(name) !== original);
  if (left.length > 0) throw new Error(`A test file left ${left.map(([name]) => name)} replaced.`);
  files += 1;
  return `?${files}`;
};

// Jest's workers are threads: one that ends itself would be waited for without end.
process.exit = (code) => {
  throw new Error(`A test called process.exit(${code}).`);
};

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === '@jest/globals') return { url: JEST_GLOBALS, shortCircuit: true };
    const found = next(specifier, context);
    const [url = ''] = found.url.split('?');
    if (numberOf(found.url) !== '') return { ...found, url: url + startFile() };
    // So a module of tests registers its hooks in each test file that imports it.
    return isOfTests(url) ? { ...found, url: url + numberOf(context.parentURL) } : found;
  },
});

const { INSTRUMENTED } = process.env;
if (INSTRUMENTED !== undefined) countCoverage(ROOT, INSTRUMENTED);
