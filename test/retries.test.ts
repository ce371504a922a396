import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../sandbox/instant_compliance.ts';
import { simulateTime } from '../sandbox/simulated_time.ts';
import { speedUpEachTest } from './sped_up_time.ts';
import { failureOf, type Office, openOffice } from './support.ts';

const PERSON = {
  externalId: 'hubspot:5001',
  fullName: 'Imani Duarte',
  email: 'imani.duarte@example.org',
};
const KNOWN = 'hubspot:90412277';
const HOUR_MS = 3_600_000;

let office: Office;
speedUpEachTest();
beforeEach(async () => {
  office = await openOffice();
});
afterEach(async () => {
  await office.close();
});

const upsert = (more: Record<string, unknown> = {}) =>
  office.zapier.create('upsert_customer', { ...PERSON, ...more });
const update = (more: Record<string, unknown> = { phone: '+61491570156' }) =>
  office.zapier.create('update_customer', { customerId: KNOWN, ...more });
const find = () => office.zapier.search('find_customer', { externalId: KNOWN });
const findAml = () => office.zapier.search('find_aml_status', { customerId: KNOWN });
const STEPS: Record<string, () => Promise<unknown>> = {
  upsert_customer: upsert,
  update_customer: update,
  find_customer: find,
  find_aml_status: findAml,
};
const stepsWith = <T>(causes: readonly T[]): [string, T][] =>
  Object.keys(STEPS).flatMap((key) => causes.map((cause): [string, T] => [key, cause]));
const run = (key: string) => Promise.resolve(STEPS[key]?.());

const customers = () => office.vendor.backOffice.customers();
const keys = () => office.vendor.journal.entries.map(({ idempotencyKey }) => idempotencyKey);
const fail = (fault: Fault, times?: number) => office.vendor.faults.next(fault, times);

const PASSING: [string, Fault][] = [
  ['the connection was reset', { kind: 'reset' }],
  ['the answer was lost', { kind: 'loseAnswer' }],
  ['the answer broke off', { kind: 'shortBody' }],
  ['nobody answered', { kind: 'timeout' }],
  ...[502, 503, 504].map((status): [string, Fault] => [
    `the answer was ${status}`,
    { kind: 'status', status },
  ]),
];

describe.each(PASSING)('when %s', (_, fault) => {
  test.each(Object.keys(STEPS))('%s is run again and succeeds', async (key) => {
    fail(fault);
    await run(key);
    expect(keys()).toHaveLength(2);
    expect(new Set(keys()).size).toBe(1);
  });
});

test.each(PASSING.slice(0, 4))(
  'when %s, the work is done once, and the user sees no replay',
  async (_, fault) => {
    const before = customers().length;
    fail(fault);
    expect((await upsert()).results.outcome).toBe('created');
    expect(customers()).toHaveLength(before + 1);
    fail(fault);
    expect((await upsert({ fullName: 'Imani D.' })).results.outcome).toBe('updated');
    expect(new Set(keys()).size).toBe(2);
  },
);

test.each(stepsWith([400, 401, 403, 405, 409, 413, 422, 429, 500, 501]))(
  '%s is not run again after %d',
  async (key, status) => {
    fail({ kind: 'status', status });
    await failureOf(run(key));
    expect(keys()).toHaveLength(1);
  },
);

test('a poll is not repeated: the next one reads everything again', async () => {
  // At this time of day no wide window is due, so the poll is one call.
  const time = simulateTime(Date.parse('2026-07-20T10:05:00Z'));
  const { zap } = await office.zapier.switchOn('new_customer');
  office.vendor.journal.clear();
  fail({ kind: 'status', status: 503 });
  expect((await failureOf(zap.poll())).message).toContain('The next check');
  expect(office.vendor.journal.total).toBe(1);
  time.end();
});

describe('giving up', () => {
  test.each(Object.keys(STEPS))(
    '%s says after five attempts that a replay is safe',
    async (key) => {
      fail({ kind: 'reset' }, 9);
      const failure = await failureOf(run(key));
      expect(failure.kind).toBe('errored');
      expect(failure.message).toContain('Replaying this step later is safe');
      expect(keys()).toHaveLength(5);
    },
  );

  test('happens before Zapier would stop the step, however slow the vendor is', async () => {
    const start = performance.now();
    fail({ kind: 'timeout' }, 9);
    expect((await failureOf(upsert())).message).toContain('took too long to answer');
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(keys().length).toBeGreaterThan(1);
  });

  test.each(['documented', 'html'] as const)(
    'halts nothing when the first attempt is still at work (%s)',
    async (errorShape) => {
      Object.assign(office.vendor.switches, { inflight: 'conflict', errorShape });
      fail({ kind: 'delay', ms: 60_000 });
      const failure = await failureOf(upsert());
      expect(failure.kind).toBe('errored');
      expect(failure.message).toContain(
        'took too long to answer. Replaying this step later is safe',
      );
      expect(keys()).toHaveLength(2);
    },
  );
});

describe('a replay in a later run', () => {
  test('has a key of its own, so that A, B, A within a day ends with A', async () => {
    for (const phone of ['+61491570156', '+61491570157', '+61491570156']) await update({ phone });
    expect(new Set(keys()).size).toBe(3);
    expect(office.vendor.journal.count(({ replayed }) => replayed)).toBe(0);
  });

  test('of a write whose answer never came makes no second customer', async () => {
    const before = customers().length;
    fail({ kind: 'loseAnswer' }, 5);
    await failureOf(upsert());
    expect((await upsert()).results.outcome).toBe('updated');
    expect(customers()).toHaveLength(before + 1);
  });

  test.each([
    [23, 'replayed', 1],
    [25, 'updated', 2],
  ])("with the user's own key, %d hours later, is %s", async (hours, outcome, works) => {
    const own = { idempotencyKey: 'deal-17/won' };
    expect((await upsert(own)).results.outcome).toBe('created');
    office.vendor.clock.advance(hours * HOUR_MS);
    expect((await upsert(own)).results.outcome).toBe(outcome);
    expect(keys()).toEqual(['deal-17/won', 'deal-17/won']);
    expect(office.vendor.journal.count(({ replayed }) => !replayed)).toBe(works);
  });

  test("with the user's own key is told as one, also after an outage of a moment", async () => {
    await upsert({ idempotencyKey: 'deal-17' });
    fail({ kind: 'status', status: 503 });
    expect((await upsert({ idempotencyKey: 'deal-17' })).results.outcome).toBe('replayed');
  });

  test("for other values blames the user's own key, also after an outage of a moment", async () => {
    await upsert({ idempotencyKey: 'deal-17' });
    fail({ kind: 'status', status: 503 });
    const failure = await failureOf(upsert({ fullName: 'I. D.', idempotencyKey: 'deal-17' }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain('Idempotency Key');
  });
});
