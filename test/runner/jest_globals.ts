// What a test imports from `@jest/globals`: jest's own functions, of which tests and hooks end in
// time. What the runner cannot do, such as `test.failing`, is not there.
import { limited, type Work } from './time_limit.ts';

const own = Object(globalThis);

const hook = (name: string) => (work: Work, ms?: number) => own[name](limited(work, ms));

/** Holds a test to its `expect.assertions`, which the runner does not look at. */
const counted =
  (work: Work): Work =>
  async (...given) => {
    own.expect.extractExpectedAssertionsErrors(); // of a test before, which failed
    await work(...given);
    for (const { error } of own.expect.extractExpectedAssertionsErrors()) throw error;
  };

const limitedTest = (ownTest: typeof own) => {
  const test = (title: string, work: Work, ms?: number) => {
    if (work.length > 0) throw new Error(`"${title}" gets no done function: return a promise.`);
    ownTest(title, limited(counted(work), ms));
  };
  const each = (table: unknown, ...cells: unknown[]) => {
    if (Array.isArray(table) && table.length === 0) throw new Error('The table holds no test.');
    return (title: string, work: Work, ms?: number) =>
      ownTest.each(table, ...cells)(title, limited(counted(work), ms));
  };
  return Object.assign(test, { each });
};

export const { describe, expect, jest } = own;
export const beforeAll = hook('beforeAll');
export const beforeEach = hook('beforeEach');
export const afterEach = hook('afterEach');
export const afterAll = hook('afterAll');
export const test = Object.assign(limitedTest(own.test), {
  only: limitedTest(own.test.only),
  skip: own.test.skip,
});
