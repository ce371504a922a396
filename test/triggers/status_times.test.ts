import { describe, expect, test } from '@jest/globals';
import { AML, ago, HOUR_MS, KYC, strangeOfficeInEachTest, verified } from './strange_office.ts';

const its = strangeOfficeInEachTest();

describe('a status time that does not move with the save', () => {
  test.each([0.5, 5, 12, 23.5])('and lies %d hours before it is an event', async (hours) => {
    its.office.vendor.save('a', { created: ago(900), updated: ago(900) });
    await its.office.switchOn(KYC, { kycStatuses: ['VERIFIED'] });
    its.office.vendor.save('a', verified(hours));
    expect(await its.office.pollAfter(2)).toEqual(['a']);
    expect(await its.office.pollAfter(2)).toEqual([]);
  });

  test('is an event after an outage too', async () => {
    await its.office.switchOn(KYC, { kycStatuses: ['VERIFIED', 'FAILED'] });
    its.office.vendor.save('a', verified(20));
    expect(await its.office.pollAfter(150)).toEqual(['a']);
  });

  test.each([25, 400])('and lies %d hours before an edit is none', async (hours) => {
    its.office.vendor.save('a', { ...verified(hours), created: ago(900), updated: ago(hours) });
    await its.office.switchOn(KYC, { kycStatuses: ['VERIFIED'] });
    its.office.vendor.save('a');
    expect(await its.office.pollAfter(2)).toEqual([]);
  });

  test('does not hide a review that is opened again', async () => {
    its.office.vendor.save('a', { created: ago(900) });
    await its.office.switchOn(AML, { amlStatuses: ['NEEDS_REVIEW'] });
    its.office.vendor.save('a', { aml_status: 'NEEDS_REVIEW', screened: Date.now() });
    expect(await its.office.pollAfter(2)).toEqual(['a']);
    its.office.vendor.save('a', { aml_status: 'RESOLVED', reviewed: Date.now() });
    expect(await its.office.pollAfter(60 * 30)).toEqual([]);
    its.office.vendor.save('a', { aml_status: 'NEEDS_REVIEW' });
    expect(await its.office.pollAfter(2)).toEqual(['a']);
  });

  test('does not hide a hit of the monitoring, and those that were there do not fire', async () => {
    const longClear = { created: ago(9_000), updated: ago(9_000), screened: ago(8_999) };
    its.office.vendor.save('clear', { ...longClear, aml_status: 'CLEAR' });
    its.office.vendor.save('known', { ...longClear, aml_status: 'NEEDS_REVIEW' });
    await its.office.switchOn(AML, { amlStatuses: ['NEEDS_REVIEW'] });
    its.office.vendor.save('clear', { aml_status: 'NEEDS_REVIEW', flags: { sanctions: true } });
    its.office.vendor.save('known');
    expect(await its.office.pollAfter(2)).toEqual(['clear']);
  });

  test.each([
    [KYC, { kycStatuses: ['VERIFIED'] }, { kyc_status: 'VERIFIED' }, 'completed'],
    [KYC, { kycStatuses: ['IN_PROGRESS'] }, { kyc_status: 'IN_PROGRESS' }, 'started'],
    [AML, { amlStatuses: ['NEEDS_REVIEW'] }, { aml_status: 'NEEDS_REVIEW' }, 'screened'],
    [AML, { amlStatuses: ['CLEAR'] }, { aml_status: 'CLEAR' }, 'screened'],
    [AML, { amlStatuses: ['RESOLVED'] }, { aml_status: 'RESOLVED', screened: 1 }, 'reviewed'],
  ])('is waited for when it is missing (%s %j)', async (trigger, input, reached, filledIn) => {
    its.office.vendor.save('a', { created: ago(900), updated: ago(900) });
    await its.office.switchOn(trigger, input);
    its.office.vendor.save('a', reached);
    const changedAt = Date.now();
    its.office.time.advance(5_000);
    expect(await its.office.pollAfter(0)).toEqual([]);
    its.office.vendor.save('a', { [filledIn]: Date.now(), updated: changedAt });
    expect(await its.office.pollAfter(2)).toEqual(['a']);
    expect(await its.office.pollAfter(15)).toEqual([]);
  });

  test('is not waited for longer than ten minutes', async () => {
    await its.office.switchOn(KYC, { kycStatuses: ['VERIFIED'] });
    its.office.vendor.save('a', { kyc_status: 'VERIFIED' });
    expect(await its.office.pollAfter(9)).toEqual([]);
    expect(await its.office.pollAfter(2)).toEqual(['a']);
  });

  test('fires again for a screening that came to the same, as nobody can tell it apart', async () => {
    await its.office.switchOn(AML, { amlStatuses: ['CLEAR'] });
    for (let night = 0; night < 3; night += 1) {
      its.office.vendor.save('a', { aml_status: 'CLEAR', screened: Date.now() });
      expect(await its.office.pollAfter(2)).toEqual(['a']);
      its.office.time.advance(24 * HOUR_MS);
    }
  });
});

test('a sample is that of another chosen status when the first has nobody', async () => {
  its.office.vendor.save('a', { ...verified(500), created: ago(900), updated: ago(100) });
  const { results } = await its.office.zapier.sample(KYC, { kycStatuses: ['FAILED', 'VERIFIED'] });
  expect(results).toMatchObject([{ id: 'a', kyc_status: 'VERIFIED' }]);
});
