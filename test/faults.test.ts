import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { errorTable } from '../api_errors.ts';
import type { Fault } from '../sandbox/instant_compliance.ts';
import { type Office, openOffice } from './support.ts';
import {
  AGAIN,
  BROKEN_LIST,
  type Expected,
  failuresOf,
  GATEWAY,
  neverShown,
  troubleForEachTest,
  UNREACHED,
  UNREADABLE,
} from './trouble.ts';

const KNOWN = 'hubspot:90412277';
const DEFAULT_SWITCHES = { errorShape: 'documented', authError: 'unauthorized' };
const PERSON = { fullName: 'Imani Duarte', email: 'imani.duarte@example.org' };

let office: Office;
beforeAll(async () => {
  office = await openOffice({ rateLimits: false });
});
troubleForEachTest(() => office.vendor, DEFAULT_SWITCHES);
afterAll(() => office.close());

const poll = (trigger: string, input: Record<string, unknown> = {}) =>
  office.zapier.switchOn(trigger, input);

const STEPS: Record<string, () => Promise<unknown>> = {
  'connection test': () => office.zapier.connect(),
  new_or_updated_customer: () => poll('new_or_updated_customer'),
  new_customer: () => poll('new_customer'),
  kyc_status_changed: () => poll('kyc_status_changed', { kycStatuses: ['VERIFIED'] }),
  aml_status_changed: () => poll('aml_status_changed', { amlStatuses: ['CLEAR'] }),
  customer_list: () => office.zapier.dropdown('customer_list', 0),
  upsert_customer: () => office.zapier.create('upsert_customer', PERSON),
  update_customer: () =>
    office.zapier.create('update_customer', { customerId: KNOWN, phone: '+61491570156' }),
  find_customer: () => office.zapier.search('find_customer', { externalId: KNOWN }),
  'find_customer by id': () => office.zapier.search('find_customer', { customerId: KNOWN }),
  find_aml_status: () => office.zapier.search('find_aml_status', { customerId: KNOWN }),
};
const ALL = Object.keys(STEPS);
const WRITES = ['upsert_customer', 'update_customer'];
const SEARCHES = ['find_customer', 'find_customer by id', 'find_aml_status'];
const LISTS = ALL.slice(1, 6);
const except = (steps: string[]) => ALL.filter((step) => !steps.includes(step));

const run = (step: string): Promise<unknown> => Promise.resolve(STEPS[step]?.());
const plan = (fault: Fault) => office.vendor.faults.next(fault, 99);

const { seen, expectFailure, expectWait } = failuresOf(/Leave |Look |Shorten/);

const CLASH: Expected = ['halted', /Email under a different External ID, or the Idempotency Key/];

const scopeOf = (step: string): RegExp => {
  if (WRITES.includes(step)) return /customers:write/;
  return step === 'find_aml_status' ? /aml:read/ : /customers:read/;
};

/** A status, the steps that fail by it, and how: with a code that can be read, and without. */
type Row = [status: number, steps: string[], read: Expected, blind?: Expected];
const ROWS: Row[] = [
  ...[302, 400, 405].map((status): Row => [status, ALL, AGAIN]),
  [401, ALL, ['expired', /Settings > Developers > Create key/]],
  ...except(['connection test']).map((step): Row => [403, [step], ['errored', scopeOf(step)]]),
  [404, except([...SEARCHES, 'update_customer']), AGAIN], // a search that finds nothing succeeds
  [404, ['update_customer'], ['halted', /Customer ID/]],
  [409, WRITES, ['halted', /Email already, under a different External ID/], CLASH],
  [413, WRITES, ['halted', /at most 255 characters/]],
  [422, WRITES, ['halted', /does not accept the values of this step/]],
  [422, except(WRITES), AGAIN],
  [429, ALL, ['throttled', /60 a minute and 10,000 a day.* in 60 seconds/]],
  [500, ALL, ['errored', /problem of its own \(HTTP 500\)/]],
  [501, ALL, ['errored', /problem of its own \(HTTP 501\)/]],
  [503, ALL, ['errored', /problem of its own \(HTTP 503\)/]],
];

const SHAPES = ['documented', 'noDetails', 'string', 'html', 'empty'] as const;

// A body that cannot be read matters where a code or a field is looked for. The call does that, before
// any step: one of each kind shows it.
const rowsFor = (shape: string): Row[] => {
  if (shape === 'documented') return ROWS;
  const some = [LISTS[0], SEARCHES[0], ...WRITES];
  return ROWS.filter(([status]) => [401, 403, 409, 422].includes(status)).map(
    ([status, steps, ...expected]) => [
      status,
      steps.filter((step) => some.includes(step)),
      ...expected,
    ],
  );
};

describe.each(SHAPES)('an error answered as %s', (errorShape) => {
  const isReadable = errorShape === 'documented' || errorShape === 'noDetails';
  test.each(
    rowsFor(errorShape).flatMap(([status, steps, read, blind = read]) =>
      steps.map((step) => ({ status, step, expected: isReadable ? read : blind })),
    ),
  )('$status fails $step in words', async ({ status, step, expected }) => {
    Object.assign(office.vendor.switches, { errorShape });
    plan({ kind: 'status', status });
    await expectFailure(run(step), expected);
  });

  test.each(WRITES)('%s tells that an idempotency key was used for other values', async (key) => {
    Object.assign(office.vendor.switches, { errorShape });
    const who = key === 'upsert_customer' ? PERSON : { customerId: KNOWN };
    const idempotencyKey = `${key}-${errorShape}`;
    const write = (phone: string) => office.zapier.create(key, { ...who, phone, idempotencyKey });
    await write('+61491570156');
    const says = isReadable ? /Idempotency Key of this step was used within/ : CLASH[1];
    await expectFailure(write('+61491570157'), ['halted', says]);
  });
});

test.each(
  (['unauthorized', 'invalid_api_key', 'empty', 'html'] as const).flatMap((authError) =>
    ALL.map((step) => [authError, step] as const),
  ),
)('a dead key (%s) asks to connect again at %s', async (authError, step) => {
  Object.assign(office.vendor.switches, { authError });
  plan({ kind: 'status', status: 401 });
  await expectFailure(run(step), ['expired', /Connect again with a new key/]);
});

test.each([
  [17, 17, '17 seconds'],
  ['Sat, 01 Jan 2000 00:00:00 GMT', 1, '1 second'],
  ['soon', 60, '60 seconds'],
  [7000, 7000, '117 minutes'],
])('429 with Retry-After %j waits as long at every step', async (retryAfter, seconds, spoken) => {
  for (const step of ALL) {
    office.vendor.faults.next({ kind: 'status', status: 429, retryAfter });
    await expectWait(run(step), seconds, spoken);
  }
});

/** A fault, and how steps fail by it: lists, and all others. */
const FAULTS: [Fault, lists: Expected | null, others: Expected | null][] = [
  [{ kind: 'html' }, GATEWAY, GATEWAY],
  [{ kind: 'cutBody' }, UNREADABLE, UNREADABLE],
  [{ kind: 'invalidJson' }, UNREADABLE, UNREADABLE],
  [{ kind: 'emptyBody' }, UNREADABLE, UNREADABLE],
  [{ kind: 'reset' }, UNREACHED, UNREACHED],
  [{ kind: 'loseAnswer' }, UNREACHED, UNREACHED],
  [{ kind: 'delay', ms: 20 }, null, null],
  [{ kind: 'hasMoreWithoutCursor' }, BROKEN_LIST, null],
];

test.each(
  FAULTS.flatMap(([fault, lists, others]) =>
    ALL.map((step) => ({ fault, step, expected: LISTS.includes(step) ? lists : others })),
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

test.each(LISTS.slice(0, 4))('a cursor that comes again breaks the walk of %s', async (step) => {
  plan({ kind: 'repeatCursor' });
  await expectFailure(run(step), BROKEN_LIST);
});

test('a cursor that comes again breaks the walk of the dropdown', async () => {
  plan({ kind: 'repeatCursor' });
  await office.zapier.dropdown('customer_list', 0);
  await expectFailure(office.zapier.dropdown('customer_list', 1), BROKEN_LIST);
});

test('403 for another reason than a scope does not prove a key', async () => {
  Object.assign(office.vendor.switches, { errorShape: 'html' });
  plan({ kind: 'status', status: 403 });
  await expectFailure(run('connection test'), ['errored', /customers:read/]);
});

test('each row of the error table was met', () => {
  expect(neverShown(errorTable, seen)).toEqual([]);
});
