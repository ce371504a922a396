import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

/** How often each statement, function and branch of a file ran: istanbul's form. */
interface Counters {
  s: Record<string, number>;
  f: Record<string, number>;
  b: Record<string, number[]>;
}

const reached = ({ s, f, b }: Counters): number =>
  [s, f, b].flatMap((counts) => Object.values(counts).flat()).filter((count) => count > 0).length;

/** A function that returns the counters which grew since its last call: all of them take too long. */
const grownCounters = (counters: Record<string, Counters>) => {
  const known = new Map<string, number>();
  return () => {
    const grown = Object.entries(counters).filter(
      ([path, file]) => reached(file) !== known.get(path),
    );
    for (const [path, file] of grown) known.set(path, reached(file));
    return Object.fromEntries(grown);
  };
};

/**
 * Lets this worker load the copies that `checks/instrument.ts` wrote below `copies`, in place of the
 * files under `root`. The runner takes `globalThis.__coverage__` after each test file.
 */
export const countCoverage = (root: string, copies: string): void => {
  const folder = pathToFileURL(`${copies}/`).href;
  const nothingRan = readFileSync(new URL('nothing_ran.json', folder), 'utf8');
  const counters: Record<string, Counters> = JSON.parse(nothingRan);
  Object.assign(globalThis, { __counters__: counters });
  Object.defineProperty(globalThis, '__coverage__', { get: grownCounters(counters) });
  registerHooks({
    load: (url, context, next) => {
      if (!url.startsWith(root)) return next(url, context);
      const copy = new URL(folder + url.slice(root.length));
      return next(existsSync(copy) ? copy.href : url, context);
    },
  });
};
