import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { NOBODY, sameId } from '../../../test/nobodies.ts';
import { ADDRESS, failureOf, openTreasury, type Treasury } from './support.ts';

const KNOWN = 'cust_51600012';
const COMPANY = 'cust_51600085';
const PERSON = 'ind_804417';

let treasury: Treasury;
beforeAll(async () => {
  treasury = await openTreasury({ rateLimits: false });
});
afterAll(() => treasury.close());
beforeEach(() => treasury.bultra.journal.clear());

const requests = () => treasury.bultra.journal.entries.filter(({ path }) => path.includes('/v1/'));
const update = (input: object) =>
  treasury.zapier.create('update_customer', { customerId: KNOWN, ...input });
const updatePerson = (input: object) =>
  treasury.zapier.create('update_individual', {
    customerId: COMPANY,
    individualId: PERSON,
    ...input,
  });
const find = (input: object) => treasury.zapier.search('find_customer', { ...input });
const findPerson = (input: object) =>
  treasury.zapier.search('find_individual', {
    customerId: COMPANY,
    individualId: PERSON,
    ...input,
  });

/** Every place of every step where a value says who is meant. */
const IDENTIFYING: [string, string, (value: unknown) => Promise<unknown>][] = [
  ['update_customer', 'Customer', (customerId) => update({ customerId, phone: '1' })],
  ['update_individual', 'Customer', (customerId) => updatePerson({ customerId, phone: '1' })],
  ['update_individual', 'Individual', (individualId) => updatePerson({ individualId, phone: '1' })],
  ['find_customer', 'Customer ID', (customerId) => find({ customerId })],
  ['find_customer', 'Email', (email) => find({ email })],
  ['find_individual', 'Customer', (customerId) => findPerson({ customerId })],
  ['find_individual', 'Individual', (individualId) => findPerson({ individualId })],
];

test.each(IDENTIFYING)('%s takes nothing in %s that identifies nobody', async (_, label, run) => {
  const formed = [
    'cust_undefined',
    'ind_null',
    'cust_{{1.id}}',
    'ind_{{1.id}}',
    '{{1.name}}@x.example',
  ];
  for (const value of [...NOBODY, ...formed]) {
    const { kind, message } = await failureOf(run(value));
    expect([value, kind, message]).toEqual([value, 'halted', expect.stringContaining(label)]);
  }
  expect(requests()).toHaveLength(0);
});

test.each(sameId(KNOWN))('marks that nobody sees hide no customer: %j', async (customerId) => {
  expect((await find({ customerId })).results).toMatchObject([{ id: KNOWN }]);
  expect((await update({ customerId, phone: '+14155550101' })).results.id).toBe(KNOWN);
});

test('marks in an e-mail address hide no customer', async () => {
  const [customer] = (await find({ customerId: KNOWN })).results;
  const email = `\u200e${String(customer?.email).replace('@', '\u200b@\u00ad')}`;
  expect((await find({ email })).results).toMatchObject([{ id: KNOWN }]);
});

test('cleans what has one reading', async () => {
  await update({
    phone: '\u202a+1\u00a0415\u2011555\u20110177\u202c',
    addressLine1: '7 Quay\r\nStreet',
    city: 'Hong Kong',
    country: 'hk',
  });
  expect(requests().at(-1)?.requestBody).toEqual({
    phone: '+1 415-555-0177',
    address: { line1: '7 Quay Street', city: 'Hong Kong', country: 'HK' },
  });
});

test.each([
  [{ phone: '+1\u0007415' }, 'Phone'],
  [{ ...ADDRESS, addressLine1: '7 Quay\u0000Street' }, 'Address Line 1'],
  [{ ...ADDRESS, city: 'Bos\u202eton' }, 'City'],
  [{ email: 'ada\u001b@example.org' }, 'Email'],
  [{ customerId: 'cust_1\u0007' }, 'Customer'],
])('halts on %j, which has no one reading', async (input, label) => {
  for (const run of [update(input), updatePerson(input)])
    expect((await failureOf(run)).message).toBe(
      `${label} may not hold line breaks or other control characters.`,
    );
  expect(requests()).toHaveLength(0);
});

describe.each([
  ['update_customer', update, KNOWN],
  ['update_individual', updatePerson, PERSON],
] as const)('%s with every field blank', (_, change, id) => {
  const BLANK = { email: ' ', phone: null, city: [], country: {}, state: '\u200b' };

  test('reads the record once, and says that nothing has changed', async () => {
    await change({ ...ADDRESS });
    treasury.bultra.journal.clear();
    const { results } = await change(BLANK);
    expect(results).toMatchObject({ id, outcome: 'unchanged', address: { city: 'Boston' } });
    expect(requests().map(({ method }) => method)).toEqual(['GET']);
  });

  test('takes no record without its ID for one', async () => {
    treasury.bultra.faults.next({ kind: 'status', status: 204 });
    expect((await failureOf(change(BLANK))).message).toContain('cannot read');
  });

  test('halts when there is no such record', async () => {
    const failure = await failureOf(change({ ...BLANK, customerId: 'cust_9' }));
    expect([failure.kind, failure.message]).toEqual([
      'halted',
      expect.stringContaining('no such record'),
    ]);
  });
});

test('names the scope that an update of nothing needs', async () => {
  treasury.bultra.faults.next({ kind: 'status', status: 403 });
  expect((await failureOf(update({}))).message).toContain('lacks the scope customers:read');
});

test('two people of one name are told apart in the dropdown by their roles', async () => {
  const { results } = await treasury.zapier.dropdown('individual_list', 0, { customerId: COMPANY });
  for (const { label } of results) expect(label).toMatch(/^\S.* \([A-Z_]+\)$/);
});
