// What a test imports from `@jest/globals`: jest's own functions, whose tests and hooks end in time.
import { limited, type Work } from './time_limit.ts';

const jestsOwn = Object(globalThis);
const unlimited = jestsOwn.test;

const hook = (name: string) => (work: Work, ms?: number) => jestsOwn[name](limited(work, ms));

export const { describe, expect, jest } = jestsOwn;
export const beforeAll = hook('beforeAll');
export const beforeEach = hook('beforeEach');
export const afterEach = hook('afterEach');
export const afterAll = hook('afterAll');

const each =
  (...table: unknown[]) =>
  (title: string, work: Work, ms?: number) =>
    unlimited.each(...table)(title, limited(work, ms));

export const test = Object.assign(
  (title: string, work: Work, ms?: number) => unlimited(title, limited(work, ms)),
  unlimited,
  { each },
);
