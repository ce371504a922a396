import { afterEach, expect } from '@jest/globals';
import type { Sandbox } from '../sandbox/server/sandbox.ts';
import type { StepFailure } from '../sandbox/zapier.ts';
import { speedUpEachTest } from './sped_up_time.ts';
import { failureOf } from './support.ts';

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

/** How a step fails, and what it says. */
export type Expected = [kind: StepFailure['kind'], says: RegExp];

export const AGAIN: Expected = ['errored', /later is safe|The next check|Try again|Try to connect/];
export const UNREACHED: Expected = ['errored', /could not be reached/];
export const UNREADABLE: Expected = ['errored', /cannot read/];
export const BROKEN_LIST: Expected = ['errored', /broke off before its end, so nothing was taken/];
export const GATEWAY: Expected = ['errored', /HTTP 502/];

// What a person can do next: each sentence has one of these, or one of the app's own.
const NEXT_STEPS =
  /onnect again|later is safe|The next check|Try again|Try to connect|Check |Correct |Fill in |map the |goes on by itself/;

/** What every failure of an app holds to; `ownNextSteps` are those that only this app names. */
export const failuresOf = (ownNextSteps: RegExp) => {
  const seen = new Set<string>();
  const nextStep = new RegExp(`${NEXT_STEPS.source}|${ownNextSteps.source}`);
  const expectFailure = async (
    step: Promise<unknown>,
    [kind, says]: Expected,
  ): Promise<StepFailure> => {
    const failure = await failureOf(step);
    seen.add(failure.message);
    expect([failure.kind, failure.message]).toEqual([kind, expect.stringMatching(says)]);
    expect(failure.message).toMatch(nextStep);
    expect(failure.message).not.toMatch(/<\w|\n|[{}[\]]|undefined|Answered \d+ on request/);
    return failure;
  };
  /** Steps that fail by 429 wait as long as the answer says. */
  const expectWait = async (step: Promise<unknown>, seconds: number, spoken: string) => {
    const failure = await expectFailure(step, ['throttled', RegExp(`again in ${spoken};`)]);
    expect(failure.retryAfterSeconds).toBe(seconds);
  };
  return { seen, expectFailure, expectWait };
};
