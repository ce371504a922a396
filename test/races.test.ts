import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../sandbox/instant_compliance.ts';
import type { Zapier } from '../sandbox/zapier.ts';
import { failureOf, type Office, openOffice, zapierAt } from './support.ts';

const NAMES = { fullName: 'Imani Duarte', email: 'imani.duarte@example.org' };

let office: Office;
let otherZapier: Zapier;
beforeEach(async () => {
  office = await openOffice({ seed: false, rateLimits: false });
  otherZapier = await zapierAt(office.vendor.url);
});
afterEach(async () => {
  await otherZapier.close();
  await office.close();
});

const customers = () => office.vendor.backOffice.customers();
const add = (externalId: string | null) =>
  office.vendor.backOffice.addCustomer({ ...NAMES, externalId });
const upsert = (input: object, zapier = office.zapier) =>
  zapier.create('upsert_customer', { ...NAMES, ...input });
const outcomeOf = (run: Promise<{ results: Record<string, unknown> }>) =>
  run.then(
    ({ results }) => results.outcome,
    async () => (await failureOf(run)).kind,
  );

describe('whom an upsert finds', () => {
  test.each([
    ['the customer with the external id', 'crm:1', { externalId: 'crm:1', email: 'i@example.org' }],
    ['the one with the e-mail address, who gets the external id', null, { externalId: 'crm:1' }],
    ['the one with the e-mail address, whose external id stays', 'crm:1', {}],
  ])('%s', async (_, externalId, input) => {
    const id = add(externalId);
    const { results } = await upsert({ ...input, fullName: 'Imani D.' });
    expect(results).toMatchObject({ id, outcome: 'updated', full_name: 'Imani D.' });
    expect(customers()).toMatchObject([{ external_id: 'crm:1' }]);
  });

  test('nobody with another external id, although the e-mail address is the same', async () => {
    add('crm:1');
    const failure = await failureOf(upsert({ externalId: 'crm:2' }));
    expect(failure.kind).toBe('halted');
    expect(customers()).toMatchObject([{ external_id: 'crm:1', full_name: NAMES.fullName }]);
  });

  test('nobody, so that a customer is created', async () => {
    expect((await upsert({ externalId: 'crm:1' })).results.outcome).toBe('created');
    expect(customers()).toHaveLength(1);
  });
});

/** The most requests that were at work at once, from now on. */
const watchOverlap = () => {
  const overlap = { most: 0 };
  const { journal } = office.vendor;
  journal.onRequest = () => {
    const atWork = journal.count(({ status }) => status === null);
    overlap.most = Math.max(overlap.most, atWork);
  };
  return overlap;
};

describe.each([
  ['of one connection, which wait for each other', 1, () => office.zapier],
  ['of two connections, where the vendor decides', 2, () => otherZapier],
])('two runs at once, %s', (_, most, second) => {
  test.each([
    ['a new person', undefined, ['crm:1', 'crm:1'], ['created', 'updated']],
    [
      'a new person without an external id',
      undefined,
      [undefined, undefined],
      ['created', 'updated'],
    ],
    ['a new person under two external ids', undefined, ['crm:1', 'crm:2'], ['created', 'halted']],
    ['a person whom both adopt', null, ['crm:1', 'crm:1'], ['updated', 'updated']],
    ['a person whom one adopts', null, ['crm:1', 'crm:2'], ['halted', 'updated']],
    ['a known person', 'crm:1', ['crm:1', undefined], ['updated', 'updated']],
  ])('make one customer of %s', async (__, known, [one, two], outcomes) => {
    if (known !== undefined) add(known);
    office.vendor.faults.next({ kind: 'delay', ms: 50 }, 2);
    const overlap = watchOverlap();
    const runs = [upsert({ externalId: one }), upsert({ externalId: two }, second())];
    expect((await Promise.all(runs.map(outcomeOf))).sort()).toEqual(outcomes);
    expect(customers()).toHaveLength(1);
    expect(overlap.most).toBe(most);
  });
});

test('runs for different people do not wait for each other', async () => {
  office.vendor.faults.next({ kind: 'delay', ms: 50 }, 2);
  const overlap = watchOverlap();
  await Promise.all([upsert({}), upsert({ email: 'someone.else@example.org' })]);
  expect(overlap.most).toBe(2);
});

const TROUBLES: Fault[] = [
  { kind: 'loseAnswer' },
  { kind: 'reset' },
  ...[502, 503, 504].map((status): Fault => ({ kind: 'status', status })),
];
const TROUBLED_OF = 12; // 5 of 12 first attempts, and as many of the second, meet trouble

/** Plans trouble for the first two attempts of many runs; the third always gets through. */
const planTroubles = () => {
  const { journal, faults } = office.vendor;
  const attempts = new Map<string | null, number>();
  const troubleOf = new Map<object, Fault | undefined>();
  journal.onRequest = (entry) => {
    const attempt = (attempts.get(entry.idempotencyKey) ?? 0) + 1;
    attempts.set(entry.idempotencyKey, attempt);
    if (attempt <= 2) troubleOf.set(entry, TROUBLES[journal.total % TROUBLED_OF]);
  };
  for (const fault of TROUBLES)
    faults.when((request) => troubleOf.get(request) === fault, fault, Number.POSITIVE_INFINITY);
};

const PEOPLE = 50;
const RUNS = 200;
const AT_ONCE = 20; // ten people twice: the two of a person wait for each other

// After a 500 a run fails, and Zapier replays it later as a run of its own: it has no place here.
test('hundreds of upserts of fifty people in trouble leave fifty, each as last sent', async () => {
  planTroubles();
  const lastSent = new Map<string, string>();
  const run = (i: number) => {
    const who = Math.floor(i / 2) % PEOPLE;
    const person = {
      externalId: `crm:no-${who}-of-${PEOPLE}`,
      fullName: `Person ${who}, run ${i}`,
    };
    lastSent.set(person.externalId, person.fullName); // the lock keeps the order of the calls
    return upsert({ ...person, email: `person.${who}@example.org` });
  };
  const outcomes: unknown[] = [];
  for (let first = 0; first < RUNS; first += AT_ONCE) {
    const runs = Array.from({ length: AT_ONCE }, (_, i) => run(first + i));
    for (const { results } of await Promise.all(runs)) outcomes.push(results.outcome);
  }
  expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(PEOPLE);
  expect(outcomes.filter((outcome) => outcome === 'updated')).toHaveLength(RUNS - PEOPLE);
  const left = customers().map(({ external_id, full_name }) => [external_id, full_name]);
  expect(left.sort()).toEqual([...lastSent].sort());
  expect(office.vendor.journal.count(({ fault }) => fault !== null)).toBeGreaterThan(RUNS / 4);
});
