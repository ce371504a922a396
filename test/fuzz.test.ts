import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errors } from 'zapier-platform-core';
import updateCustomer from '../creates/update_customer.ts';
import upsertCustomer from '../creates/upsert_customer.ts';
import findAmlStatus from '../searches/find_aml_status.ts';
import findCustomer from '../searches/find_customer.ts';
import { type AnyAnswer, anyAnswer, THEIRS } from './fuzz/any_answer.ts';
import { anyInput, MINE } from './fuzz/any_input.ts';
import { checkRequest } from './fuzz/documented_request.ts';

// One seed, so that a red run means a change in the code; FUZZ_SEED tries others.
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_720);
const RUNS = 2_500; // of each of the four steps
const API_KEY = 'ic_live_fuzz00000000000000000000000000000000';
const OWN_ERRORS = [
  errors.Error,
  errors.HaltedError,
  errors.ExpiredAuthError,
  errors.ThrottledError,
];

// Thousands of runs pause before a retry: here they pause for no time.
const realSetTimeout = globalThis.setTimeout;
beforeAll(() => {
  globalThis.setTimeout = new Proxy(realSetTimeout, {
    apply: (_, __, [work]) => setImmediate(work),
  });
});
afterAll(() => {
  globalThis.setTimeout = realSetTimeout;
});

const responseOf = ({ status, headers, text, breaks }: AnyAnswer) => ({
  status,
  headers: { get: (name: string) => headers[name] ?? null },
  text: () => (breaks === 'within' ? Promise.reject(new Error(THEIRS)) : Promise.resolve(text)),
});

/** The part of the platform's `z` that steps use: it checks each request and answers in turn. */
const fakeZ = (answers: AnyAnswer[], wrongRequests: unknown[]) => {
  let calls = 0;
  const request = async (options: unknown) => {
    await checkRequest(options).catch((error: unknown) => wrongRequests.push(error));
    const answer = answers[Math.min(calls, answers.length - 1)];
    calls += 1;
    if (!answer || answer.breaks === 'before') throw new TypeError(`${MINE} ${API_KEY}`);
    return responseOf(answer);
  };
  return { request, calls: () => calls };
};

const checkError = (error: unknown): void => {
  expect(OWN_ERRORS.some((kind) => error instanceof kind)).toBe(true);
  expect(error).toHaveProperty('doNotContextify', true);
  const { message } = error instanceof Error ? error : new Error();
  expect(message).not.toMatch(`Something went wrong in this Zapier app itself`);
  for (const secret of [MINE, THEIRS, API_KEY]) expect(message).not.toContain(secret);
};

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFound = (result: unknown): boolean =>
  Array.isArray(result) && result.length <= 1 && result.every(isRecord);

const isWritten = (result: unknown): boolean =>
  isRecord(result) && typeof Object(result).outcome === 'string';

const run = async (operation: { perform?: unknown }, ...given: unknown[]): Promise<unknown> => {
  const { perform } = operation;
  if (typeof perform !== 'function') throw new Error('The step has no perform.');
  return Reflect.apply(perform, undefined, given);
};

const tally = { results: 0, errors: 0, calls: 0 };

test.each([
  { step: upsertCustomer, isResult: isWritten },
  { step: updateCustomer, isResult: isWritten },
  { step: findCustomer, isResult: isFound },
  { step: findAmlStatus, isResult: isFound },
])(
  'any input to $step.key ends in a result or in an error of our own',
  async (given) => {
    const { step, isResult } = given;
    const answers = fc.array(anyAnswer, { minLength: 1, maxLength: 3 });
    const inputs = fc.record({ inputData: anyInput, inputDataRaw: fc.option(anyInput) });
    const fuzzed = fc.asyncProperty(
      inputs,
      answers,
      async ({ inputData, inputDataRaw }, planned) => {
        const wrongRequests: unknown[] = [];
        const z = fakeZ(planned, wrongRequests);
        const raw = inputDataRaw ? { inputDataRaw } : {};
        const bundle = { authData: { apiKey: API_KEY }, inputData, ...raw };
        await run(step.operation, z, bundle).then(
          (result: unknown) => {
            tally.results += 1;
            expect(isResult(result)).toBe(true);
          },
          (error: unknown) => {
            tally.errors += 1;
            checkError(error);
          },
        );
        tally.calls += z.calls();
        expect(wrongRequests).toEqual([]);
        expect(Object.keys(Object.prototype)).toEqual([]);
      },
    );
    await fc.assert(fuzzed, { seed: SEED, numRuns: RUNS });
  },
  60_000,
);

test('the fuzz reaches results, errors and the vendor alike', () => {
  expect(tally.results).toBeGreaterThan(RUNS / 2);
  expect(tally.errors).toBeGreaterThan(RUNS);
  expect(tally.calls).toBeGreaterThan(RUNS);
});
