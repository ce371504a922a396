import { inspect } from 'node:util';

/** A test, or a hook. */
export type Work = (...given: unknown[]) => unknown;

const LIMIT_MS = 240_000;

// Tests quicken the timers of their process. The limit keeps the real ones.
const { setTimeout, clearTimeout } = globalThis;

// The runner prints the stack of an error alone, so what caused it has to stand there too.
const printable = (error: unknown): Error => {
  if (!(error instanceof Error)) return new Error(`Something was thrown: ${inspect(error)}`);
  if (error.cause !== undefined || error instanceof AggregateError) error.stack = inspect(error);
  return error;
};

/** The same work, which fails when it has not ended after `ms` milliseconds of real time. */
export const limited =
  (work: Work, ms: number = LIMIT_MS) =>
  async (...given: unknown[]): Promise<void> => {
    const limit = Promise.withResolvers<never>();
    const tooLate = () => limit.reject(new Error(`It took longer than ${ms / 1000} s.`));
    const timer = setTimeout(tooLate, ms);
    try {
      await Promise.race([work(...given), limit.promise]);
    } catch (error) {
      throw printable(error);
    } finally {
      clearTimeout(timer);
    }
  };
