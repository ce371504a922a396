import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../sandbox/legaltalent.ts';
import { neverShown } from '../../../test/trouble.ts';
import { errorTable } from '../api_errors.ts';
import {
  AGAIN,
  ALL,
  CHANGES,
  type Expected,
  except,
  expectFailure,
  expectWait,
  FINDS,
  LISTS,
  MAYBE_DONE,
  ONE_OF_EACH,
  office,
  plan,
  READS,
  REJECTED,
  run,
  seen,
  UNGUARDED,
  UNREACHED,
  UNREADABLE,
} from './every_step.ts';
import { failureOf } from './support.ts';

/** A status, the steps that fail by it, and how. */
type Row = [status: number, steps: string[], Expected];
const ROWS: Row[] = [
  [302, except(...UNGUARDED), AGAIN],
  [302, UNGUARDED, MAYBE_DONE],
  [408, except(...UNGUARDED), AGAIN],
  [408, UNGUARDED, MAYBE_DONE],
  [400, except(...LISTS), REJECTED],
  [400, LISTS, AGAIN],
  [401, ALL, ['expired', /does not know this API key/]],
  [402, ['monitor_customer'], ['halted', /No seat is left/]],
  [402, except('monitor_customer'), AGAIN],
  [403, READS, ['errored', /the permission kyc:read/]],
  [403, ['create_customer', 'create_session'], ['errored', /the permission kyc:create/]],
  [403, [...CHANGES, 'monitor_customer'], ['errored', /lacks a permission/]],
  [404, [...LISTS, 'create_customer'], AGAIN], // a search that finds nothing succeeds
  [404, [...CHANGES, 'monitor_customer'], ['halted', /no customer with this Customer ID/]],
  [404, ['create_session'], ['halted', /no such workflow, or no such customer/]],
  [405, ALL, AGAIN],
  [409, ['create_customer'], ['halted', /Client ID already/]],
  [409, ['monitor_customer'], ['halted', /on this watchlist already/]],
  [409, except('create_customer', 'monitor_customer'), AGAIN],
  [422, except(...LISTS), REJECTED],
  [500, except(...UNGUARDED), ['errored', /problem of its own \(HTTP 500\)/]],
  [500, UNGUARDED, MAYBE_DONE],
];

const SHAPES = ['object', 'string', 'flat', 'gateway', 'html'] as const;

// The shape of a body is read by the call, before any step: one of each kind shows it.
const rowsFor = (shape: string): Row[] => {
  if (shape === 'object') return ROWS;
  return ROWS.filter(([status]) => [400, 401, 409, 500].includes(status)).map(
    ([status, steps, expected]) => [
      status,
      steps.filter((step) => ONE_OF_EACH.includes(step)),
      expected,
    ],
  );
};

describe.each(SHAPES)('an error answered as %s', (errorShape) => {
  test.each(
    rowsFor(errorShape).flatMap(([status, steps, expected]) =>
      steps.map((step) => ({ status, step, expected })),
    ),
  )('$status fails $step in words', async ({ status, step, expected }) => {
    Object.assign(office.vendor.switches, { errorShape });
    plan({ kind: 'status', status });
    await expectFailure(run(step), expected);
  });
});

describe.each(SHAPES)('an error under HTTP 200, as %s', (errorShape) => {
  const isReadable = errorShape !== 'gateway' && errorShape !== 'html';

  const steps = errorShape === 'object' ? ALL : ONE_OF_EACH;

  test.each(steps.flatMap((step) => [401, 404, 500].map((status) => ({ step, status }))))(
    '$status is no result of $step',
    async ({ step, status }) => {
      Object.assign(office.vendor.switches, { errorShape });
      plan({ kind: 'errorIn200', status });
      const unreadable = UNGUARDED.includes(step) ? MAYBE_DONE : UNREADABLE;
      await expectFailure(run(step), isReadable && !UNGUARDED.includes(step) ? AGAIN : unreadable);
    },
  );
});

describe.each(['body', 'header', 'both'] as const)('429 with the wait in the %s', (place) => {
  test.each([
    [37, 37, '37 seconds'],
    ['Sat, 01 Jan 2000 00:00:00 GMT', 1, '1 second'],
    ['soon', 300, '5 minutes'],
    [7000, 7000, '117 minutes'],
  ])('%j waits as long at every step', async (retryAfter, seconds, spoken) => {
    Object.assign(office.vendor.switches, { retryAfter: place });
    for (const step of ALL) {
      office.vendor.faults.next({ kind: 'status', status: 429, retryAfter });
      await expectWait(run(step), seconds, spoken);
    }
  });
});

test('429 that names no wait is given the five minutes of the limit', async () => {
  Object.assign(office.vendor.switches, { retryAfter: 'absent' });
  plan({ kind: 'status', status: 429 });
  expect(await failureOf(run('find_customer'))).toMatchObject({ retryAfterSeconds: 300 });
});

/** A fault, and how steps fail by it: lists, finds, changes and posts; null when they succeed. */
type FaultRow = [Fault, ...(Expected | null)[]];
const FAULTS: FaultRow[] = [
  [{ kind: 'status', status: 503 }, AGAIN, AGAIN, AGAIN, MAYBE_DONE],
  [{ kind: 'html' }, AGAIN, AGAIN, AGAIN, MAYBE_DONE],
  [{ kind: 'cutBody' }, UNREADABLE, UNREADABLE, UNREADABLE, MAYBE_DONE],
  [{ kind: 'invalidJson' }, UNREADABLE, UNREADABLE, UNREADABLE, MAYBE_DONE],
  [{ kind: 'reset' }, UNREACHED, UNREACHED, UNREACHED, MAYBE_DONE],
  [{ kind: 'loseAnswer' }, UNREACHED, UNREACHED, UNREACHED, MAYBE_DONE],
  [{ kind: 'delay', ms: 20 }, null, null, null, null],
];

const expectedOf = (step: string, [lists, finds, changes, posts]: (Expected | null)[]) => {
  if (LISTS.includes(step)) return lists;
  if (FINDS.includes(step)) return finds;
  if (CHANGES.includes(step)) return changes;
  return step === 'create_customer' && posts === MAYBE_DONE ? AGAIN : posts; // has a client id
};

test.each(
  FAULTS.flatMap(([fault, ...rows]) =>
    ALL.map((step) => ({ fault, step, expected: expectedOf(step, rows) })),
  ),
)('$fault.kind at $step', async ({ fault, step, expected }) => {
  // An update reads the customer when its answer is no record: that call is well.
  plan(fault, CHANGES.includes(step) && expected === null ? 1 : 99);
  if (expected) await expectFailure(run(step), expected);
  else await expect(run(step)).resolves.toBeDefined();
});

test.each([{ kind: 'timeout' }, { kind: 'shortBody' }] as const)(
  '$kind at every step, all waiting at once',
  async (fault) => {
    plan(fault);
    const waiting = ALL.map((step) =>
      expectFailure(run(step), UNGUARDED.includes(step) ? MAYBE_DONE : UNREACHED),
    );
    await Promise.all(waiting);
  },
);

test.each(ALL)('an empty body at %s', async (step) => {
  const isSuccess = [...CHANGES, 'monitor_customer'].includes(step);
  plan({ kind: 'emptyBody' }, isSuccess ? 1 : 99);
  if (isSuccess) await expect(run(step)).resolves.toBeDefined();
  else await expectFailure(run(step), step === 'create_session' ? MAYBE_DONE : UNREADABLE);
});

// What no status says by itself, and dropdowns: elsewhere these are met by name.
const ELSEWHERE = [
  /no watchlist with this/,
  /list shows no customer with it/,
  /nothing in it that/,
  /watchlist:list/,
];

test('each row of the error table was met', () => {
  const unmet = neverShown(errorTable, seen).filter(
    (row) => !ELSEWHERE.some((words) => words.test(JSON.stringify(row))),
  );
  expect(unmet).toEqual([]);
});
