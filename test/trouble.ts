import { afterEach } from '@jest/globals';
import type { Sandbox } from '../sandbox/server/sandbox.ts';
import { speedUpEachTest } from './sped_up_time.ts';

type Troubled = Pick<Sandbox, 'faults' | 'journal'> & { switches: object };

/** Lets time fly in each test of a file, and puts its vendor in good order after each. */
export const troubleForEachTest = (vendor: () => Troubled, switches: object): void => {
  speedUpEachTest();
  afterEach(() => {
    vendor().faults.clear();
    vendor().journal.clear();
    Object.assign(vendor().switches, switches);
  });
};

/** The beginnings of those sentences of an error table that nobody was shown. */
export const neverShown = (
  errorTable: readonly { message: string }[],
  shown: ReadonlySet<string>,
): string[] =>
  errorTable
    .map(({ message }) => message.split(/ ?\{/)[0] ?? '')
    .filter((beginning) => ![...shown].some((message) => message.startsWith(beginning)));
