import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../sandbox/server/faults.ts';
import { type SimulatedTime, simulateTime } from '../../../sandbox/simulated_time.ts';
import type { StepFailure } from '../../../sandbox/zapier.ts';
import { errorTable } from '../api_errors.ts';
import { failureOf, openTreasury, type Treasury } from './support.ts';

const WHO = { customerId: 'cust_51600085', individualId: 'ind_804417' };
const PHONE = '+14155550177';

let treasury: Treasury;
let time: SimulatedTime;
beforeAll(async () => {
  treasury = await openTreasury({ rateLimits: false });
  await treasury.zapier.connect();
});
beforeEach(() => {
  treasury.bultra.journal.clear();
  time = simulateTime(Date.now()); // time-outs and pauses pass twenty times faster
});
afterEach(async () => {
  time.end();
  treasury.bultra.faults.clear();
  // The next faults are to meet the step, and not a token that is missing.
  const { entries } = treasury.bultra.journal;
  if (entries.some(({ path }) => path === '/oauth2/token')) await treasury.zapier.connect();
  Object.assign(treasury.bultra.switches, { errorShape: 'documented', retryAfter: 'seconds' });
});
afterAll(() => treasury.close());

const STEPS: Record<string, () => Promise<unknown>> = {
  'connection test': () => treasury.zapier.connect(),
  new_customer: () => treasury.zapier.switchOn('new_customer'),
  customer_status_changed: () =>
    treasury.zapier.switchOn('customer_status_changed', { statuses: ['FROZEN'] }),
  customer_list: () => treasury.zapier.dropdown('customer_list', 0),
  'find_customer by e-mail': () =>
    treasury.zapier.search('find_customer', { email: 'ines.valdemar@example.org' }),
  individual_list: () => treasury.zapier.dropdown('individual_list', 0, WHO),
  find_customer: () => treasury.zapier.search('find_customer', { customerId: WHO.customerId }),
  find_individual: () => treasury.zapier.search('find_individual', WHO),
  update_customer: () => treasury.zapier.create('update_customer', { ...WHO, phone: PHONE }),
  update_individual: () => treasury.zapier.create('update_individual', { ...WHO, phone: PHONE }),
};
const ALL = Object.keys(STEPS);
const POLLS = ALL.slice(1, 3);
const LISTS = ALL.slice(1, 5);
const SEARCHES = ALL.slice(5, 8);
const WRITES = ALL.slice(8);
const except = (...steps: string[]) => ALL.filter((step) => !steps.includes(step));

const run = (step: string): Promise<unknown> => Promise.resolve(STEPS[step]?.());
const plan = (fault: Fault, times = 99) => treasury.bultra.faults.next(fault, times);
const calls = () => treasury.bultra.journal.total;

// What the user can do next: each sentence has one of these.
const NEXT_STEP =
  /onnect again|later is safe|Nothing is lost|Try to connect|Check |Correct |goes on by itself|ask your account manager/;
const seen = new Set<string>();

type Expected = [kind: StepFailure['kind'], says: RegExp];

const expectFailure = async (step: Promise<unknown>, [kind, says]: Expected): Promise<void> => {
  const { kind: found, message } = await failureOf(step);
  seen.add(message);
  expect([found, message]).toEqual([kind, expect.stringMatching(says)]);
  expect(message).toMatch(NEXT_STEP);
  expect(message).not.toMatch(/<\w|\n|[{}[\]]|undefined|on request/);
};

const scopeOf = (step: string): RegExp =>
  WRITES.includes(step) ? /scope customers:write/ : /scope customers:read/;
const UNEXPECTED: Expected = ['errored', /does not expect/];
const UNDONE: Expected = ['errored', /did not make this change/];
const UNREACHED: Expected = ['errored', /could not be reached/];
const UNREADABLE: Expected = ['errored', /cannot read/];
const BROKEN_LIST: Expected = ['errored', /broke off before its end, so nothing was taken/];

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

describe.each(['documented', 'noDetails', 'string', 'html'] as const)(
  'an error answered as %s',
  (errorShape) => {
    test.each(
      ROWS.flatMap(([status, steps, expected]) =>
        steps.map((step) => ({ status, step, expected })),
      ),
    )('$status fails $step in words', async ({ status, step, expected }) => {
      treasury.bultra.switches.errorShape = errorShape;
      plan({ kind: 'status', status });
      await expectFailure(run(step), expected);
    });
  },
);

test.each(SEARCHES)('404 is no error for %s', async (step) => {
  plan({ kind: 'status', status: 404 });
  expect(await run(step)).toMatchObject({ results: [] });
});

test('an API that refuses each new token asks to connect again', async () => {
  const isApi = ({ path }: { path: string }) => path.startsWith('/v1');
  treasury.bultra.faults.when(isApi, { kind: 'status', status: 401 }, 99);
  for (const step of ALL) await expectFailure(run(step), ['stale', /connect again/]);
});

test.each([
  [17, 17, '17 seconds'],
  ['Sat, 01 Jan 2000 00:00:00 GMT', 1, '1 second'],
  ['soon', 60, '60 seconds'],
])('429 with Retry-After %j waits as long at every step', async (retryAfter, seconds, spoken) => {
  for (const step of ALL) {
    plan({ kind: 'status', status: 429, retryAfter }, 1);
    const failure = await failureOf(run(step));
    expect(failure).toMatchObject({ kind: 'throttled', retryAfterSeconds: seconds });
    expect(failure.message).toContain(`again in ${spoken};`);
  }
});

test.each([
  ['seconds', /again in \d+ seconds?;/],
  ['absent', /again in 60 seconds;/],
] as const)(
  'a limit that is used up makes Zapier wait (Retry-After: %s)',
  async (retryAfter, says) => {
    const busy = await openTreasury({ switches: { retryAfter } });
    const step = () => busy.zapier.search('find_customer', { customerId: 'cust_0' });
    for (let call = 0; call < 300; call += 1) await step();
    const failure = await failureOf(step());
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
  const { kind } = await failureOf(run('find_customer'));
  expect(kind).toBe(status === 429 ? 'throttled' : 'errored');
});

/** A fault, and how steps fail by it: lists, all others that read, and writes. */
const FAULTS: [Fault, lists: Expected | null, reads: Expected | null, writes: Expected | null][] = [
  [{ kind: 'html' }, ['errored', /HTTP 502/], ['errored', /HTTP 502/], ['errored', /HTTP 502/]],
  [{ kind: 'cutBody' }, UNREADABLE, UNREADABLE, UNREADABLE],
  [{ kind: 'invalidJson' }, UNREADABLE, UNREADABLE, UNREADABLE],
  [{ kind: 'emptyBody' }, UNREADABLE, UNREADABLE, null],
  [{ kind: 'reset' }, UNREACHED, UNREACHED, UNREACHED],
  [{ kind: 'loseAnswer' }, UNREACHED, UNREACHED, UNREACHED],
  [{ kind: 'delay', ms: 20 }, null, null, null],
  [{ kind: 'hasMoreWithoutCursor' }, BROKEN_LIST, null, null],
];

test.each(
  FAULTS.flatMap(([fault, lists, reads, writes]) =>
    ALL.map((step) => {
      const others = WRITES.includes(step) ? writes : reads;
      return { fault, step, expected: LISTS.includes(step) ? lists : others };
    }),
  ),
)('$fault.kind at $step', async ({ fault, step, expected }) => {
  plan(fault);
  if (expected) await expectFailure(run(step), expected);
  else await expect(run(step)).resolves.toBeDefined();
});

test.each([{ kind: 'timeout' }, { kind: 'shortBody' }] as const)(
  '$kind at every step, all waiting at once',
  async (fault) => {
    plan(fault);
    await Promise.all(ALL.map((step) => expectFailure(run(step), UNREACHED)));
  },
);

test.each([...POLLS, 'find_customer by e-mail'])(
  'a cursor that comes again breaks the walk of %s',
  async (step) => {
    plan({ kind: 'repeatCursor' });
    await expectFailure(run(step), BROKEN_LIST);
  },
);

test('a cursor that comes again breaks the walk of the dropdown', async () => {
  plan({ kind: 'repeatCursor' });
  await treasury.zapier.dropdown('customer_list', 0);
  await expectFailure(treasury.zapier.dropdown('customer_list', 1), BROKEN_LIST);
});

const PASSING: [string, Fault][] = [
  ['the connection was reset', { kind: 'reset' }],
  ['the answer was lost', { kind: 'loseAnswer' }],
  ['nobody answered', { kind: 'timeout' }],
  ['the answer was 502', { kind: 'html' }],
  ['the answer was 503', { kind: 'status', status: 503 }],
];

describe.each(PASSING)('when %s once', (_, fault) => {
  test.each(except(...POLLS))('%s is run again and succeeds', async (step) => {
    plan(fault, 1);
    await run(step);
    expect(calls()).toBe(step === 'find_customer by e-mail' ? 3 : 2);
  });

  test.each(POLLS)('%s leaves it to the next check, which reads everything again', async (step) => {
    plan(fault, 1);
    await expectFailure(run(step), ['errored', /Nothing is lost/]);
    expect(calls()).toBe(1);
  });

  test('a token is asked for again', async () => {
    treasury.bultra.tokens.endAll();
    treasury.bultra.faults.when(({ path }) => path === '/oauth2/token', fault);
    await run('find_customer');
    expect(calls()).toBe(4);
  });
});

describe.each(['honoured', 'ignored'] as const)('an idempotency id that is %s', (idempotency) => {
  test.each(WRITES)('is the same on the retry of %s, which changes nothing more', async (step) => {
    treasury.bultra.switches.idempotency = idempotency;
    plan({ kind: 'loseAnswer' }, 1);
    expect(await run(step)).toMatchObject({ results: { phone: PHONE } });
    const ids = treasury.bultra.journal.entries.map(({ idempotencyKey }) => idempotencyKey);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

test('each row of the error table was met but the one for clients that may not read', () => {
  const beginnings = errorTable.map(({ message }) => message.split(/ ?\{/)[0] ?? '');
  const isMet = (beginning: string) => [...seen].some((message) => message.startsWith(beginning));
  expect(beginnings.filter((beginning) => !isMet(beginning))).toEqual([
    expect.stringContaining('may not read customers'),
  ]);
});
