import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../sandbox/legaltalent.ts';
import type { StepFailure } from '../../../sandbox/zapier.ts';
import { speedUpEachTest } from '../../../test/sped_up_time.ts';
import { errorTable } from '../api_errors.ts';
import { failureOf, type Office, openOffice } from './support.ts';

const DEFAULT_SWITCHES = { errorShape: 'object', retryAfter: 'body', listShape: 'page' };

let office: Office;
let customerId: string;
let watchlistId: string;
beforeAll(async () => {
  office = await openOffice({ rateLimits: false });
  const { backOffice } = office.vendor;
  customerId = String(backOffice.customer('crm-20417').customer_id);
  watchlistId = backOffice.addWatchlist(10_000).id;
});
speedUpEachTest();
afterEach(() => {
  office.vendor.faults.clear();
  office.vendor.journal.clear();
  Object.assign(office.vendor.switches, DEFAULT_SWITCHES);
});
afterAll(() => office.close());

let created = 0;
const create = () => {
  created += 1;
  const input = { name: `Umbral ${created}`, clientId: `crm-5-${created}` };
  return office.zapier.create('create_customer', input);
};

const STEPS: Record<string, () => Promise<unknown>> = {
  'connection test': () => office.zapier.connect(),
  new_customer: () => office.zapier.switchOn('new_customer'),
  customer_list: () => office.zapier.dropdown('customer_list', 0),
  'find_customer by client id': () =>
    office.zapier.search('find_customer', { clientId: 'crm-20417' }),
  find_customer: () => office.zapier.search('find_customer', { customerId }),
  find_sessions: () => office.zapier.search('find_sessions', { customerId }),
  find_organization: () => office.zapier.search('find_organization', { customerId }),
  find_risk_profile: () => office.zapier.search('find_risk_profile', { customerId }),
  create_customer: create,
  update_customer: () =>
    office.zapier.create('update_customer', { customerId, taxId: '217345670018' }),
  deactivate_customer: () => office.zapier.create('deactivate_customer', { customerId }),
  monitor_customer: () => office.zapier.create('monitor_customer', { customerId, watchlistId }),
};
const ALL = Object.keys(STEPS);
const LISTS = ALL.slice(0, 4);
const FINDS = ALL.slice(4, 8);
const READS = ALL.slice(0, 8);
const CHANGES = ['update_customer', 'deactivate_customer'];
const WRITES = ALL.slice(8);
const POSTS = ['create_customer', 'monitor_customer'];
const except = (...steps: string[]) => ALL.filter((step) => !steps.includes(step));

const run = (step: string): Promise<unknown> => Promise.resolve(STEPS[step]?.());
const plan = (fault: Fault, times = 99) => office.vendor.faults.next(fault, times);

// What the user can do next: each sentence has one of these.
const NEXT_STEP =
  /onnect again|later is safe|Nothing is lost|Try to connect|Check |Correct |have it added|Look in|goes on by itself|buy more/;
const seen = new Set<string>();

type Expected = [kind: StepFailure['kind'], says: RegExp];

/** What every failure must hold to, whatever failed. */
const expectFailure = async (step: Promise<unknown>, [kind, says]: Expected): Promise<void> => {
  const failure = await failureOf(step);
  seen.add(failure.message);
  expect(failure.kind).toBe(kind);
  expect(failure.message).toMatch(says);
  expect(failure.message).toMatch(NEXT_STEP);
  expect(failure.message).not.toMatch(/<\w|\n|[{}[\]]|undefined|Answered \d+ on request/);
};

const AGAIN: Expected = ['errored', /later is safe|Nothing is lost|Try to connect/];
const UNREACHED: Expected = ['errored', /could not be reached/];
const UNREADABLE: Expected = ['errored', /cannot read/];
const BROKEN_LIST: Expected = ['errored', /broke off before its end, so nothing was taken/];
const MAYBE_DONE: Expected = ['halted', /may have done its work or not/];
const REJECTED: Expected = ['halted', /does not accept the values of this step/];

/** A status, the steps that fail by it, and how. */
type Row = [status: number, steps: string[], Expected];
const ROWS: Row[] = [
  [302, ALL, AGAIN],
  [400, except(...LISTS), REJECTED],
  [400, LISTS, AGAIN],
  [401, ALL, ['expired', /does not know this API key/]],
  [402, ['monitor_customer'], ['halted', /No seat is left/]],
  [402, except('monitor_customer'), AGAIN],
  [403, READS, ['errored', /the permission kyc:read/]],
  [403, ['create_customer'], ['errored', /the permission kyc:create/]],
  [403, [...CHANGES, 'monitor_customer'], ['errored', /lacks a permission/]],
  [404, [...LISTS, 'create_customer'], AGAIN], // a search that finds nothing succeeds
  [404, [...CHANGES, 'monitor_customer'], ['halted', /no customer with this Customer ID/]],
  [405, ALL, AGAIN],
  [409, ['create_customer'], ['halted', /Client ID already/]],
  [409, except('create_customer'), AGAIN],
  [422, except(...LISTS), REJECTED],
  [500, except('monitor_customer'), ['errored', /problem of its own \(HTTP 500\)/]],
  [500, ['monitor_customer'], MAYBE_DONE],
];

const SHAPES = ['object', 'string', 'flat', 'gateway', 'html'] as const;

describe.each(SHAPES)('an error answered as %s', (errorShape) => {
  test.each(
    ROWS.flatMap(([status, steps, expected]) => steps.map((step) => ({ status, step, expected }))),
  )('$status fails $step in words', async ({ status, step, expected }) => {
    Object.assign(office.vendor.switches, { errorShape });
    plan({ kind: 'status', status });
    await expectFailure(run(step), expected);
  });
});

describe.each(['body', 'header', 'both'] as const)('429 with the wait in the %s', (retryAfter) => {
  test.each([
    [37, 37, '37 seconds'],
    ['Sat, 01 Jan 2000 00:00:00 GMT', 1, '1 second'],
    ['soon', 300, '5 minutes'],
    [7000, 7000, '117 minutes'],
  ])('%j waits as long at every step', async (told, seconds, spoken) => {
    Object.assign(office.vendor.switches, { retryAfter });
    for (const step of ALL) {
      office.vendor.faults.next({ kind: 'status', status: 429, retryAfter: told });
      const failure = await failureOf(run(step));
      expect(failure).toMatchObject({ kind: 'throttled', retryAfterSeconds: seconds });
      expect(failure.message).toContain(`again in ${spoken};`);
      seen.add(failure.message);
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
  [{ kind: 'errorIn200', status: 404 }, AGAIN, AGAIN, AGAIN, AGAIN],
  [{ kind: 'cutBody' }, UNREADABLE, UNREADABLE, null, MAYBE_DONE],
  [{ kind: 'invalidJson' }, UNREADABLE, UNREADABLE, null, MAYBE_DONE],
  [{ kind: 'emptyBody' }, UNREADABLE, UNREADABLE, null, MAYBE_DONE],
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
      expectFailure(run(step), step === 'monitor_customer' ? MAYBE_DONE : UNREACHED),
    );
    await Promise.all(waiting);
  },
  30_000,
);

const PASSING: Fault[] = [
  { kind: 'reset' },
  { kind: 'loseAnswer' },
  { kind: 'timeout' },
  ...[502, 503, 504].map((status): Fault => ({ kind: 'status', status })),
];

describe.each(PASSING)('after %j', (fault) => {
  test.each(except(...POSTS))('%s is run again and succeeds', async (step) => {
    plan(fault, 1);
    await run(step);
    expect(office.vendor.journal.total).toBe(2);
  });

  test.each(POSTS)('%s is not run again', async (step) => {
    plan(fault, 1);
    await Promise.allSettled([run(step)]);
    expect(office.vendor.journal.count(({ method }) => method === 'POST')).toBe(1);
  });
});

test.each(WRITES)('%s is one call', async (step) => {
  await run(step);
  expect(office.vendor.journal.total).toBe(1);
});

describe.each(['page', 'cursor'] as const)('a list that breaks off (%s)', (listShape) => {
  const walks = ['new_customer', 'find_customer by client id'];

  test.each([...walks, 'customer_list'])('more without a way on fails %s', async (step) => {
    Object.assign(office.vendor.switches, { listShape, clientIdFilter: 'ignored' });
    plan({ kind: 'hasMoreWithoutCursor' });
    const lost = () => office.zapier.search('find_customer', { clientId: 'nobody' });
    await expectFailure(step === walks[1] ? lost() : run(step), BROKEN_LIST);
  });

  test.each(walks)('a page that comes again fails %s', async (step) => {
    Object.assign(office.vendor.switches, { listShape, clientIdFilter: 'ignored' });
    plan({ kind: 'repeatCursor' });
    const lost = () => office.zapier.search('find_customer', { clientId: 'nobody' });
    await expectFailure(step === walks[1] ? lost() : run(step), BROKEN_LIST);
  });
});

test('each row of the error table was met', () => {
  const beginnings = errorTable.map(({ message }) => message.split(/ ?\{/)[0] ?? '');
  const isMet = (beginning: string) => [...seen].some((message) => message.startsWith(beginning));
  expect(beginnings.filter((beginning) => !isMet(beginning))).toEqual([]);
});
