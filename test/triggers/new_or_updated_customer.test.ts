import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type SimulatedTime, simulateTime } from '../../sandbox/simulated_time.ts';
import type { Zap } from '../../sandbox/zapier/zap.ts';
import { failureOf, type Office, type OfficeOptions, openOffice } from '../support.ts';

const TRIGGER = 'new_or_updated_customer';
const MINUTE_MS = 60_000;

let time: SimulatedTime;
let office: Office;
let zap: Zap;

beforeEach(() => {
  time = simulateTime(Date.parse('2026-07-20T10:05:00Z'));
});
afterEach(async () => {
  await office.close();
  time.end();
});

const switchOn = async (options: OfficeOptions = {}, input = {}) => {
  office = await openOffice(options);
  ({ zap } = await office.zapier.switchOn(TRIGGER, input));
};

/** Polls two minutes later; of a hundred new records and more, Zapier holds all. */
const pollLater = async () => {
  time.advance(2 * MINUTE_MS);
  const { events, held } = await zap.poll();
  return { events: [...events, ...held] };
};

const addPerson = (n: number, more = {}) =>
  office.vendor.backOffice.addCustomer({
    fullName: `Person ${n}`,
    email: `person${n}@example.org`,
    ...more,
  });

describe('firing', () => {
  test('fires for nothing that happened before the Zap was switched on', async () => {
    office = await openOffice();
    addPerson(1);
    time.advance(60 * MINUTE_MS);
    ({ zap } = await office.zapier.switchOn(TRIGGER));
    expect((await pollLater()).events).toEqual([]);
  });

  test('fires once for a new customer and once for each later change', async () => {
    await switchOn();
    const id = addPerson(1);
    expect((await pollLater()).events).toMatchObject([{ id, kyc_status: 'NOT_STARTED' }]);
    expect((await pollLater()).events).toEqual([]);
    office.vendor.backOffice.verify(id);
    expect((await pollLater()).events).toMatchObject([{ id, kyc_status: 'VERIFIED' }]);
    expect((await pollLater()).events).toEqual([]);
  });

  test('emits both customers that were updated in the same second', async () => {
    await switchOn();
    addPerson(1);
    addPerson(2);
    expect((await pollLater()).events).toHaveLength(2);
  });

  test.each([0, 1, 99, 100, 101, 250])('finds all of %d changes', async (count) => {
    await switchOn();
    for (let n = 0; n < count; n += 1) addPerson(n);
    expect((await pollLater()).events).toHaveLength(count);
  });

  test.each(['asc', 'desc'] as const)(
    'returns the newest first (vendor order %s)',
    async (order) => {
      await switchOn({ switches: { order } });
      for (let n = 0; n < 3; n += 1) {
        addPerson(n);
        time.advance(MINUTE_MS);
      }
      const { events } = await pollLater();
      expect(events.map((event) => event.full_name)).toEqual(['Person 2', 'Person 1', 'Person 0']);
    },
  );
});

describe('cost', () => {
  test('an idle poll is one call for changes of the last 75 minutes', async () => {
    await switchOn();
    time.advance(65 * MINUTE_MS);
    const { apiCalls } = await zap.poll();
    expect(apiCalls).toHaveLength(1);
    expect(office.vendor.journal.entries.at(-1)?.path).toBe(
      '/api/v1/customers?updated_since=2026-07-20T09%3A55%3A00Z&limit=100',
    );
  });

  test.each([{}, { type: 'SOLE_TRADER' }, { addedVia: 'ADMIN_MANUAL' }])(
    'a sample is a few records for one call, with the filter %j too',
    async (input) => {
      office = await openOffice();
      const { results, apiCalls } = await office.zapier.sample(TRIGGER, input);
      expect(results.length).toBeGreaterThan(0);
      expect(results.length).toBeLessThanOrEqual(3);
      for (const customer of results) expect(customer).toMatchObject(input.type ? input : {});
      expect(apiCalls).toHaveLength(1);
    },
  );
});

describe('filters', () => {
  test('sends the two statuses to the API and applies the others itself', async () => {
    await switchOn(
      {},
      { kycStatus: 'VERIFIED', amlStatus: 'NOT_SCREENED', type: 'SOLE_TRADER', addedVia: 'SYSTEM' },
    );
    office.vendor.backOffice.verify(addPerson(1));
    const trader = addPerson(2, { type: 'SOLE_TRADER', addedVia: 'SYSTEM' });
    addPerson(3, { type: 'SOLE_TRADER', addedVia: 'SYSTEM' });
    office.vendor.backOffice.verify(addPerson(4, { type: 'SOLE_TRADER' }));
    office.vendor.backOffice.verify(trader);
    expect((await pollLater()).events).toMatchObject([{ id: trader }]);
    const { path } = office.vendor.journal.entries.at(-1) ?? {};
    expect(path).toContain('status=VERIFIED&aml_status=NOT_SCREENED');
  });

  test('halts on a status that does not exist, before any request', async () => {
    office = await openOffice();
    const failure = await failureOf(office.zapier.switchOn(TRIGGER, { kycStatus: 'DONE' }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain('KYC Status must be one of NOT_STARTED');
    expect(failure.apiCalls).toHaveLength(0);
  });
});

describe('what the vendor may send', () => {
  test.each(['schema', 'null', 'absent'] as const)(
    'always has every documented key (%s)',
    async (emptyKeys) => {
      await switchOn({ switches: { emptyKeys } });
      addPerson(1);
      const { events } = await pollLater();
      expect(events[0]).toMatchObject({
        external_id: null,
        identity: { verified_legal_name: null, verified_country: null },
        aml: { screened_at: null, last_reviewed_at: null },
      });
      expect(Object.keys(Object(events[0]?.aml).flags)).toContain('pep');
    },
  );

  test('passes an unknown status and an unknown field through', async () => {
    await switchOn();
    const id = addPerson(1);
    office.vendor.backOffice.setKycStatus(id, 'PAUSED');
    office.vendor.backOffice.addUnknownField(id, 'risk_score', 7);
    expect((await pollLater()).events).toMatchObject([{ kyc_status: 'PAUSED', risk_score: 7 }]);
  });

  test('fails when a record has no id', async () => {
    await switchOn();
    office.vendor.backOffice.dropField(addPerson(1), 'id');
    expect((await failureOf(pollLater())).kind).toBe('errored');
  });

  test.each([
    { kind: 'hasMoreWithoutCursor' },
    { kind: 'cutBody' },
    { kind: 'invalidJson' },
    { kind: 'reset' },
    { kind: 'html', status: 200 },
    { kind: 'status', status: 503 },
  ] as const)('fails as a whole on $kind and has everything at the next poll', async (fault) => {
    await switchOn();
    for (let n = 0; n < 150; n += 1) addPerson(n);
    office.vendor.faults.next(fault);
    expect((await failureOf(pollLater())).kind).toBe('errored');
    expect((await pollLater()).events).toHaveLength(150);
  });

  test('fails when the vendor names the same page twice', async () => {
    await switchOn();
    for (let n = 0; n < 250; n += 1) addPerson(n);
    office.vendor.faults.next({ kind: 'repeatCursor' }, 3);
    expect((await failureOf(pollLater())).code).toBe('broken_list');
  });

  test('waits as long as the vendor asks for', async () => {
    await switchOn();
    office.vendor.faults.next({ kind: 'status', status: 429, retryAfter: 17 });
    const failure = await failureOf(pollLater());
    expect(failure).toMatchObject({ kind: 'throttled', retryAfterSeconds: 17 });
  });
});
