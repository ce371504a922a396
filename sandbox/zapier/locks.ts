import * as z from 'zod';

/** What a step declares so that two runs of it do not work on the same thing at once. */
export const lockSchema = z.object({ key: z.string(), scope: z.array(z.string()).default([]) });

export type Lock = z.output<typeof lockSchema>;

/** The key of a lock for one run: its template, filled in with what was mapped. */
export const lockKey = ({ key }: Lock, inputData: Record<string, unknown>): string =>
  key.replace(/\{\{bundle\.inputData\.(\w+)\}\}/g, (_, name: string) =>
    String(inputData[name] ?? ''),
  );

/**
 * The locks of one connection. Runs with the same key wait for each other, in the order in which
 * they came; a scope wider than a connection would hold runs that no stand-in has. Zapier lets go
 * of a lock after its `timeout`; here no run takes that long.
 */
export class Locks {
  readonly #lastRuns = new Map<string, Promise<void>>();

  /** Runs the work when every run before it that has the same key has ended. */
  async hold<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#lastRuns.get(key);
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    this.#lastRuns.set(key, ended);
    await before;
    try {
      return await work();
    } finally {
      if (this.#lastRuns.get(key) === ended) this.#lastRuns.delete(key);
      end();
    }
  }
}
