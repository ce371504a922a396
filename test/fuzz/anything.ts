import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errors } from 'zapier-platform-core';

/** Stands in what is mapped, and must not be shown. */
export const MINE = 'quokka';

/** Stands in what the vendor answers, and must not be shown. */
export const THEIRS = 'wombat';

/** One answer; `breaks` says whether the connection breaks before its head or within its body. */
export interface AnyAnswer {
  status: number;
  text: string;
  headers: Record<string, string>;
  breaks: string;
}

/** A step to fuzz, and what a result of it looks like. */
export interface FuzzedStep {
  step: { key: string; operation: { perform?: unknown } };
  isResult(result: unknown): boolean;
}

/** What an app's fuzz run is made of. `checkRequest` throws unless the vendor documents a request. */
export interface FuzzPlan {
  steps: FuzzedStep[];
  authData: Record<string, string>;
  inputs: fc.Arbitrary<Record<string, unknown>>;
  answers: fc.Arbitrary<AnyAnswer>;
  checkRequest(request: unknown): Promise<void>;
}

// One seed, so that a red run means a change in the code; FUZZ_SEED tries others.
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_720);
// Of all steps of an app together. Four times as many found no fault that these do not find.
const RUNS = Number(process.env.FUZZ_RUNS ?? 1_500);
const OWN_ERRORS = [
  errors.Error,
  errors.HaltedError,
  errors.ExpiredAuthError,
  errors.RefreshAuthError,
  errors.ThrottledError,
];

async function* bodyOf({ text, breaks }: AnyAnswer) {
  yield Buffer.from(text);
  if (breaks === 'within') throw new Error(THEIRS);
}

const responseOf = (answer: AnyAnswer) => ({
  status: answer.status,
  headers: { get: (name: string) => answer.headers[name] ?? null },
  body: bodyOf(answer),
});

/** The part of the platform's `z` that steps use: it checks each request and answers in turn. */
const fakeZ = (answers: AnyAnswer[], { checkRequest, authData }: FuzzPlan) => {
  let calls = 0;
  const wrongRequests: unknown[] = [];
  const request = async (options: unknown) => {
    await checkRequest(options).catch((error: unknown) => wrongRequests.push(error));
    const answer = answers[Math.min(calls, answers.length - 1)];
    calls += 1;
    if (!answer || answer.breaks === 'before')
      throw new TypeError([MINE, ...Object.values(authData)].join(' '));
    return responseOf(answer);
  };
  return { request, calls: () => calls, wrongRequests };
};

const checkError = (error: unknown, secrets: string[]): void => {
  expect(OWN_ERRORS.some((kind) => error instanceof kind)).toBe(true);
  expect(error).toHaveProperty('doNotContextify', true);
  const { message } = error instanceof Error ? error : new Error();
  expect(message).not.toMatch(`Something went wrong in this Zapier app itself`);
  for (const secret of [MINE, THEIRS, ...secrets]) expect(message).not.toContain(secret);
};

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a result is what a search returns: at most one record. */
export const isFound = (result: unknown): boolean =>
  Array.isArray(result) && result.length <= 1 && result.every(isRecord);

/** Whether a result is a record with a text under this key. */
export const isRecordWith =
  (key: string) =>
  (result: unknown): boolean =>
    isRecord(result) && typeof Object(result)[key] === 'string';

const run = async (operation: { perform?: unknown }, ...given: unknown[]): Promise<unknown> => {
  const { perform } = operation;
  if (typeof perform !== 'function') throw new Error('The step has no perform.');
  return Reflect.apply(perform, undefined, given);
};

// Thousands of runs pause before a retry: here they pause for no time.
const pauseForNoTime = (): void => {
  const realSetTimeout = globalThis.setTimeout;
  beforeAll(() => {
    globalThis.setTimeout = new Proxy(realSetTimeout, {
      apply: (_, __, [work, _ms, ...given]) => setImmediate(work, ...given),
    });
  });
  afterAll(() => {
    globalThis.setTimeout = realSetTimeout;
  });
};

interface Tally {
  results: number;
  errors: number;
  calls: number;
}

const runOnce = async (
  plan: FuzzPlan,
  { step, isResult }: FuzzedStep,
  bundle: object,
  planned: AnyAnswer[],
  tally: Tally,
): Promise<void> => {
  const z = fakeZ(planned, plan);
  await run(step.operation, z, { authData: plan.authData, ...bundle }).then(
    (result: unknown) => {
      tally.results += 1;
      expect(isResult(result)).toBe(true);
    },
    (error: unknown) => {
      tally.errors += 1;
      checkError(error, Object.values(plan.authData));
    },
  );
  tally.calls += z.calls();
  expect(z.wrongRequests).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
};

/** Tests that any input and any answer end in a result of the step or in an error of our own. */
export const testWithAnything = (plan: FuzzPlan): void => {
  const { steps, inputs, answers } = plan;
  const tally: Tally = { results: 0, errors: 0, calls: 0 };
  const bundles = fc.record(
    { inputData: inputs, inputDataRaw: inputs },
    { requiredKeys: ['inputData'] },
  );
  const replies = fc.array(answers, { minLength: 1, maxLength: 3 });
  pauseForNoTime();

  test.each(steps)(
    'any input to $step.key ends in a result or in an error of our own',
    async (given) => {
      const fuzzed = fc.asyncProperty(bundles, replies, (bundle, planned) =>
        runOnce(plan, given, bundle, planned, tally),
      );
      await fc.assert(fuzzed, { seed: SEED, numRuns: Math.ceil(RUNS / steps.length) });
    },
    60_000,
  );

  test('the fuzz reaches results, errors and the vendor alike', () => {
    expect(tally.results).toBeGreaterThan(RUNS / 20); // most answers are no evidence for what was asked
    expect(tally.errors).toBeGreaterThan(RUNS / 10);
    expect(tally.calls).toBeGreaterThan(RUNS / 4);
  });
};
