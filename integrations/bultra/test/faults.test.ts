import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../sandbox/server/faults.ts';
import { bultraClient } from '../../../test/sandbox/bultra/bultra_client.ts';
import {
  BROKEN_LIST,
  type Expected,
  failuresOf,
  GATEWAY,
  neverShown,
  UNREACHED,
  UNREADABLE,
} from '../../../test/trouble.ts';
import { errorTable } from '../api_errors.ts';
import { ALL, except, LISTS, POLLS, SEARCHES, TreasuryInTrouble, WRITES } from './every_step.ts';
import { failureOf, openTreasury } from './support.ts';

const treasury = new TreasuryInTrouble();

const { seen, expectFailure, expectWait } = failuresOf(/ask your account manager/);

const scopeOf = (step: string): RegExp =>
  WRITES.includes(step) ? /scope customers:write/ : /scope customers:read/;
const UNEXPECTED: Expected = ['errored', /does not expect/];
const UNDONE: Expected = ['errored', /did not make this change/];

/** A status, the steps that fail by it, and how. */
const ROWS: [status: number, steps: string[], Expected][] = [
  [400, WRITES, ['halted', /does not accept the values of this step/]],
  [400, except(...WRITES), UNEXPECTED],
  [401, ALL, ['expired', /client ID or client secret wrong/]], // of the token request that follows
  ...ALL.map((step): [number, string[], Expected] => [403, [step], ['errored', scopeOf(step)]]),
  [404, WRITES, ['halted', /Check the IDs/]],
  [404, except(...WRITES, ...SEARCHES), UNEXPECTED], // a search that finds nothing succeeds
  [409, WRITES, ['halted', /may need a new application/]],
  [422, WRITES, ['halted', /may need a new application/]],
  ...[302, 405, 418].flatMap((status): [number, string[], Expected][] => [
    [status, WRITES, UNDONE],
    [status, except(...WRITES), UNEXPECTED],
  ]),
  [429, ALL, ['throttled', /Zapier tries again in 60 seconds/]],
  [500, ALL, ['errored', /problem of its own \(HTTP 500\)/]],
  [501, ALL, ['errored', /problem of its own \(HTTP 501\)/]],
];

// The shape of a body is read by the call, before any step: one of each kind shows it.
const rowsFor = (shape: string): typeof ROWS => {
  if (shape === 'documented') return ROWS;
  const some = [POLLS[0], SEARCHES[0], WRITES[0]];
  return ROWS.filter(([status]) => [400, 401, 409, 500].includes(status)).map(
    ([status, steps, expected]) => [status, steps.filter((step) => some.includes(step)), expected],
  );
};

describe.each(['documented', 'noDetails', 'string', 'html'] as const)(
  'an error answered as %s',
  (errorShape) => {
    test.each(
      rowsFor(errorShape).flatMap(([status, steps, expected]) =>
        steps.map((step) => ({ status, step, expected })),
      ),
    )('$status fails $step in words', async ({ status, step, expected }) => {
      treasury.bultra.switches.errorShape = errorShape;
      treasury.plan({ kind: 'status', status });
      await expectFailure(treasury.run(step), expected);
    });
  },
);

test.each(SEARCHES)('404 is no error for %s', async (step) => {
  treasury.plan({ kind: 'status', status: 404 });
  expect(await treasury.run(step)).toMatchObject({ results: [] });
});

test('an API that refuses each new token says what may end them', async () => {
  const isApi = ({ path }: { path: string }) => path.startsWith('/v1');
  treasury.bultra.faults.when(isApi, { kind: 'status', status: 401 }, 99);
  for (const step of ALL)
    await expectFailure(treasury.run(step), ['stale', /another program signs in/]);
});

test.each([
  [17, 17, '17 seconds'],
  ['Sat, 01 Jan 2000 00:00:00 GMT', 1, '1 second'],
  ['soon', 60, '60 seconds'],
])('429 with Retry-After %j waits as long at every step', async (retryAfter, seconds, spoken) => {
  for (const step of ALL) {
    treasury.plan({ kind: 'status', status: 429, retryAfter }, 1);
    await expectWait(treasury.run(step), seconds, spoken);
  }
});

test.each([
  ['seconds', /again in \d+ seconds?;/],
  ['absent', /again in 60 seconds;/],
] as const)(
  'a limit that is used up makes Zapier wait (Retry-After: %s)',
  async (retryAfter, says) => {
    const busy = await openTreasury({ switches: { retryAfter } });
    const client = bultraClient(() => busy.bultra);
    const token = await client.token();
    for (let call = 0; call < 300; call += 1) await client.get('/customers?limit=1', { token });
    const step = busy.zapier.search('find_customer', { customerId: 'cust_9' });
    const failure = await failureOf(step);
    await busy.close();
    expect(failure.kind).toBe('throttled');
    expect(failure.message).toMatch(says);
  },
);

test.each([429, 500, 503])('a token host that answers %d is no wrong client', async (status) => {
  treasury.bultra.tokens.endAll();
  treasury.bultra.faults.when(
    ({ path }) => path === '/oauth2/token',
    { kind: 'status', status },
    9,
  );
  const { kind } = await failureOf(treasury.run('find_customer'));
  expect(kind).toBe(status === 429 ? 'throttled' : 'errored');
});

test.each([403, 404, 405])('a token host that answers %d is not the API', async (status) => {
  for (const step of ALL) {
    treasury.planForToken({ kind: 'status', status });
    await expectFailure(treasury.run(step), ['errored', /token host.*refuses.*BULTRA_TOKEN_URL/]);
  }
});

/** A fault, and how steps fail by it: lists, all others that read, and writes. */
const FAULTS: [Fault, lists: Expected | null, reads: Expected | null, writes: Expected | null][] = [
  [{ kind: 'html' }, GATEWAY, GATEWAY, GATEWAY],
  [{ kind: 'cutBody' }, UNREADABLE, UNREADABLE, UNREADABLE],
  [{ kind: 'invalidJson' }, UNREADABLE, UNREADABLE, UNREADABLE],
  [{ kind: 'emptyBody' }, UNREADABLE, UNREADABLE, null],
  [{ kind: 'reset' }, UNREACHED, UNREACHED, UNREACHED],
  [{ kind: 'loseAnswer' }, UNREACHED, UNREACHED, UNREACHED],
  [{ kind: 'delay', ms: 20 }, null, null, null],
  [{ kind: 'hasMoreWithoutCursor' }, BROKEN_LIST, null, null],
];

const endsAs = async (step: string, expected: Expected | null): Promise<void> => {
  if (expected === null) await expect(treasury.run(step)).resolves.toBeDefined();
  else await expectFailure(treasury.run(step), expected);
};

describe.each(FAULTS)('the fault $kind', (fault, lists, reads, writes) => {
  test.each(ALL)('at %s ends in a result or in words', (step) => {
    treasury.plan(fault);
    if (LISTS.includes(step)) return endsAs(step, lists);
    return endsAs(step, WRITES.includes(step) ? writes : reads);
  });
});

test.each(['timeout', 'shortBody'] as const)('no step waits for ever (%s)', async (kind) => {
  treasury.plan({ kind });
  const all = ALL.map((step) => endsAs(step, UNREACHED));
  await Promise.all(all);
});

test.each([...POLLS, 'find_customer by e-mail'])(
  'a cursor that comes again breaks the walk of %s',
  async (step) => {
    treasury.plan({ kind: 'repeatCursor' });
    await expectFailure(treasury.run(step), BROKEN_LIST);
  },
);

test('a cursor that comes again breaks the walk of the dropdown', async () => {
  treasury.plan({ kind: 'repeatCursor' });
  await treasury.zapier.dropdown('customer_list', 0);
  await expectFailure(treasury.zapier.dropdown('customer_list', 1), BROKEN_LIST);
});

// A scope that is refused, and a change that is taken as an application, have tests of their own.
test('each other row of the error table was met', () => {
  expect(neverShown(errorTable, seen)).toEqual([
    expect.stringContaining('may not read customers'),
    expect.stringContaining('took this as an application'),
  ]);
});
