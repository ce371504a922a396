import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type SimulatedTime, simulateTime } from '../../sandbox/simulated_time.ts';
import type { Zap } from '../../sandbox/zapier/zap.ts';
import { failureOf, type Office, type OfficeOptions, openOffice } from '../support.ts';

const HOUR_MS = 3_600_000;
const KYC = 'kyc_status_changed';
const AML = 'aml_status_changed';

let time: SimulatedTime;
let office: Office;
let zap: Zap;

beforeEach(() => {
  time = simulateTime(Date.parse('2026-07-20T09:00:00Z'));
});
afterEach(async () => {
  await office.close();
  time.end();
});

const switchOn = async (trigger: string, input: object, options?: OfficeOptions) => {
  office = await openOffice({ seed: false, ...options });
  ({ zap } = await office.zapier.switchOn(trigger, { ...input }));
};
const addPerson = (given = {}) =>
  office.vendor.backOffice.addCustomer({ fullName: 'Ines Alarie', ...given });
const pollLater = async () => {
  time.advance(120_000);
  return (await zap.poll()).events;
};

describe('KYC Status Changed', () => {
  test('fires when a chosen status is reached, and says when', async () => {
    await switchOn(KYC, { kycStatuses: ['VERIFIED', 'FAILED'] });
    const id = addPerson();
    expect(await pollLater()).toEqual([]);
    office.vendor.backOffice.verify(id);
    const [event] = await pollLater();
    expect(event).toMatchObject({ id, kyc_status: 'VERIFIED', aml_status: 'NOT_SCREENED' });
    expect(event?.status_changed_at).toBe(event?.kyc_completed_at);
  });

  test('does not fire when somebody edits a customer who was verified long ago', async () => {
    await switchOn(KYC, { kycStatuses: ['VERIFIED'] });
    const longAgo = Date.now() - 400 * HOUR_MS;
    const id = addPerson({ kycStatus: 'VERIFIED', kycCompletedAt: longAgo, createdAt: longAgo });
    office.vendor.backOffice.editCustomer(id, { phone: '+61491570110' });
    expect(await pollLater()).toEqual([]);
  });

  test.each(['each', 'first', 'late'] as const)(
    'fires three times for verified, failed, verified (start times: %s)',
    async (kycStartedAt) => {
      await switchOn(KYC, { kycStatuses: ['VERIFIED', 'FAILED'] }, { switches: { kycStartedAt } });
      const id = addPerson();
      for (const status of ['VERIFIED', 'FAILED', 'VERIFIED']) {
        office.vendor.backOffice.setKycStatus(id, status);
        expect(await pollLater()).toMatchObject([{ id, kyc_status: status }]);
      }
    },
  );

  test.each([
    ['PENDING', 'late'],
    ['IN_PROGRESS', 'each'],
    ['IN_PROGRESS', 'first'],
    ['AWAITING_RESUBMISSION', 'each'],
    ['NOT_REQUIRED', 'each'],
  ] as const)(
    'knows who was %s before the switch-on (start times: %s)',
    async (status, kycStartedAt) => {
      office = await openOffice({ seed: false, switches: { kycStartedAt } });
      const before = addPerson({ createdAt: Date.now() - 400 * HOUR_MS });
      office.vendor.backOffice.setKycStatus(before, status);
      time.advance(48 * HOUR_MS);
      ({ zap } = await office.zapier.switchOn(KYC, { kycStatuses: [status] }));
      office.vendor.backOffice.editCustomer(before, { phone: '+61491570110' });
      const after = addPerson();
      office.vendor.backOffice.setKycStatus(after, status);
      time.advance(11 * 60_000); // a time that is missing is waited for
      expect(await pollLater()).toMatchObject([{ id: after }]);
    },
  );

  test('asks the API for one chosen status, and filters several itself', async () => {
    await switchOn(KYC, { kycStatuses: ['VERIFIED'] });
    await pollLater();
    expect(office.vendor.journal.entries.at(-1)?.path).toContain('status=VERIFIED');
    ({ zap } = await office.zapier.switchOn(KYC, { kycStatuses: ['VERIFIED', 'FAILED'] }));
    await pollLater();
    expect(office.vendor.journal.entries.at(-1)?.path).not.toContain('status=');
  });

  test.each([
    [[], 'KYC Statuses is required: choose at least one.'],
    [['DONE'], 'KYC Statuses must be chosen from NOT_STARTED'],
  ])('halts on %j before any request', async (kycStatuses, message) => {
    office = await openOffice();
    const failure = await failureOf(office.zapier.switchOn(KYC, { kycStatuses }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain(message);
    expect(office.vendor.journal.entries).toHaveLength(0);
  });
});

describe('AML Status Changed', () => {
  test('fires for the review that is due, once for each finished screening', async () => {
    await switchOn(AML, { amlStatuses: ['NEEDS_REVIEW'] });
    const id = addPerson();
    office.vendor.backOffice.screen(id, { pep: true });
    expect(await pollLater()).toMatchObject([{ id, aml_status: 'NEEDS_REVIEW' }]);
    office.vendor.backOffice.editCustomer(id, { phone: '+61491570110' });
    expect(await pollLater()).toEqual([]);
    office.vendor.backOffice.screen(id, { sanctions: true });
    expect(await pollLater()).toHaveLength(1);
  });

  test('with flags chosen, fires only when one of them is raised', async () => {
    await switchOn(AML, { amlStatuses: ['NEEDS_REVIEW'], flags: ['sanctions', 'terrorism'] });
    office.vendor.backOffice.screen(addPerson(), { pep: true });
    const id = addPerson();
    office.vendor.backOffice.screen(id, { sanctions: true, pep: true });
    expect(await pollLater()).toMatchObject([{ id }]);
  });

  test.each(['null', 'absent'] as const)(
    'names the scope when the key hides AML results (%s)',
    async (amlBlock) => {
      const apiKey: OfficeOptions['apiKey'] = ({ keys }) =>
        keys.add({ scopes: ['customers:read'] });
      const input = { amlStatuses: ['CLEAR'] };
      office = await openOffice({ seed: false, switches: { amlBlock }, apiKey });
      ({ zap } = await office.zapier.switchOn(AML, input));
      office.vendor.backOffice.screen(addPerson());
      const failure = await failureOf(pollLater());
      expect(failure.message).toContain('aml:read');
    },
  );
});

test('one customer without an AML result does not stop the others', async () => {
  await switchOn(AML, { amlStatuses: ['NEEDS_REVIEW', 'CLEAR'] });
  office.vendor.backOffice.dropField(addPerson(), 'aml');
  const id = addPerson();
  office.vendor.backOffice.screen(id, { pep: true });
  expect(await pollLater()).toMatchObject([{ id }]);
});

test('a customer without an AML result does not fail a page of its own', async () => {
  await switchOn(AML, { amlStatuses: ['NEEDS_REVIEW', 'CLEAR'] });
  office.vendor.backOffice.dropField(addPerson(), 'aml');
  expect(await pollLater()).toEqual([]);
});

describe('New Customer', () => {
  test('with a status filter, does not fire for who was added before the switch-on', async () => {
    office = await openOffice({ seed: false });
    const before = addPerson();
    time.advance(3 * HOUR_MS);
    ({ zap } = await office.zapier.switchOn('new_customer', { kycStatus: 'VERIFIED' }));
    office.vendor.backOffice.verify(before);
    const after = addPerson();
    office.vendor.backOffice.verify(after);
    expect(await pollLater()).toMatchObject([{ id: after }]);
  });

  test('fires once for each customer who is added, and never for an old one', async () => {
    office = await openOffice();
    ({ zap } = await office.zapier.switchOn('new_customer'));
    const id = addPerson();
    office.vendor.backOffice.verify('hubspot:90412277');
    expect(await pollLater()).toMatchObject([{ id }]);
    office.vendor.backOffice.verify(id);
    expect(await pollLater()).toEqual([]);
  });

  test('takes the filters of the general trigger', async () => {
    await switchOn('new_customer', { addedVia: 'INTEGRATION' });
    addPerson({ addedVia: 'BULK_IMPORT' });
    const id = addPerson({ addedVia: 'INTEGRATION' });
    expect(await pollLater()).toMatchObject([{ id }]);
  });
});
