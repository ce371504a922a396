import { describe, expect, test } from '@jest/globals';
import { failureOf } from '../support.ts';
import {
  AML,
  ANY,
  ago,
  HOUR_MS,
  KYC,
  NEW,
  strangeOfficeInEachTest,
  verified,
} from './strange_office.ts';

const its = strangeOfficeInEachTest();

describe('a filter that the vendor applies badly', () => {
  test.each([ANY, NEW])('lets nobody through whose status has moved on (%s)', async (trigger) => {
    await its.office.switchOn(trigger, { kycStatus: 'VERIFIED' });
    its.office.vendor.save('a', { kyc_status: 'FAILED', indexed: Date.now() + HOUR_MS });
    its.office.vendor.save('b', verified());
    expect(await its.office.pollAfter(2)).toEqual(['b']);
  });

  test.each([
    ['aml_status', { aml_status: 'NEEDS_REVIEW', ...{ kyc_status: 'VERIFIED' } }],
    ['status', { aml_status: 'CLEAR', ...{ kyc_status: 'FAILED' } }],
  ])('lets nobody through when it ignores %s', async (ignored, stranger) => {
    its.office.vendor.oddities.ignores = [ignored];
    await its.office.switchOn(ANY, { kycStatus: 'VERIFIED', amlStatus: 'CLEAR' });
    its.office.vendor.save('a', stranger);
    its.office.vendor.save('b', { aml_status: 'CLEAR', kyc_status: 'VERIFIED' });
    expect(await its.office.pollAfter(2)).toEqual(['b']);
  });
});

describe('times', () => {
  const SPELLINGS: ((instant: number) => string)[] = [
    (at) => `${new Date(at).toISOString().slice(0, 19)}+00:00`,
    (at) => new Date(at).toISOString(),
    (at) => `${new Date(at + 10 * HOUR_MS).toISOString().slice(0, 23)}+10:00`,
    (at) => `${new Date(at - 5.5 * HOUR_MS).toISOString().slice(0, 19)}-05:30`,
  ];
  test.each([
    [ANY, {}],
    [KYC, { kycStatuses: ['VERIFIED', 'NOT_STARTED'] }],
    [AML, { amlStatuses: ['CLEAR'] }],
  ])('may change their spelling, and nothing fires again (%s)', async (trigger, input) => {
    await its.office.switchOn(trigger, input);
    for (let n = 0; n < 5; n += 1)
      its.office.vendor.save(`${n}`, {
        ...verified(),
        aml_status: 'CLEAR',
        screened: Date.now() - 300,
      });
    expect(await its.office.pollAfter(2)).toHaveLength(5);
    for (const print of SPELLINGS) {
      its.office.vendor.oddities.print = print;
      expect(await its.office.pollAfter(1)).toEqual([]);
    }
  });

  test.each([-26 * 60, -60, -6, 6, 60, 26 * 60, null])(
    'may be %p minutes off in the Date header',
    async (dateOffMinutes) => {
      its.office.vendor.oddities.dateOffMinutes = dateOffMinutes;
      await its.office.switchOn(ANY);
      its.office.vendor.save('a');
      expect(await its.office.pollAfter(2)).toEqual(['a']);
    },
  );

  test.each([
    [ANY, {}, 'updated'],
    [NEW, {}, 'created'],
    [NEW, {}, 'updated'],
    [KYC, { kycStatuses: ['PENDING', 'VERIFIED'] }, 'updated'],
    [AML, { amlStatuses: ['IN_PROGRESS', 'NOT_SCREENED'] }, 'created'],
  ] as const)(
    'may be missing in one row, and harm no other (%s %j, %s)',
    async (trigger, input, field) => {
      const row = { kyc_status: 'PENDING', aml_status: 'IN_PROGRESS' };
      its.office.vendor.save('odd', {
        ...row,
        created: ago(900),
        updated: ago(900),
        [field]: null,
      });
      await its.office.switchOn(trigger, input);
      its.office.vendor.save('odd too', { ...row, [field]: null });
      its.office.vendor.save('good', row);
      expect((await its.office.pollAfter(2)).sort()).toEqual(['good', 'odd too']);
      expect(await its.office.pollAfter(2)).toEqual([]);
      expect((await its.office.zapier.sample(trigger, input)).results.length).toBeGreaterThan(0);
    },
  );
});

describe('a list', () => {
  test('that holds each row twice fires once for each', async () => {
    its.office.vendor.oddities.copies = 2;
    await its.office.switchOn(ANY);
    for (let n = 0; n < 130; n += 1) its.office.vendor.save(`${n}`);
    expect(new Set(await its.office.pollAfter(2)).size).toBe(130);
  });

  test('that never ends breaks off at the first page that comes again', async () => {
    await its.office.switchOn(ANY);
    for (let n = 0; n < 150; n += 1) its.office.vendor.save(`${n}`);
    its.office.vendor.oddities.isEndless = true;
    its.office.vendor.queries.length = 0;
    expect((await failureOf(its.office.pollAfter(2))).code).toBe('broken_list');
    expect(its.office.vendor.queries).toHaveLength(2);
  });

  test('whose pages are cut to 50 is read whole', async () => {
    its.office.vendor.oddities.most = 50;
    await its.office.switchOn(ANY);
    its.office.importOver(1_300, 50);
    expect(await its.office.pollAfter(10)).toHaveLength(1_300);
  });

  test('whose cursors are bound to the count is read without it', async () => {
    its.office.vendor.oddities.bindsInclude = true;
    await its.office.switchOn(ANY);
    for (let n = 0; n < 250; n += 1) its.office.vendor.save(`${n}`);
    expect(await its.office.pollAfter(2)).toHaveLength(250);
  });

  test('whose count is refused is read without it, also in a wide window', async () => {
    its.office.vendor.oddities.refusesCount = true;
    await its.office.switchOn(ANY);
    for (let n = 0; n < 250; n += 1) its.office.vendor.save(`${n}`);
    expect(await its.office.pollAfter(60)).toHaveLength(250); // 12:00, when a day is read
  });

  test.each(['250', '', true, { value: 250 }])(
    'whose count is written as %j is read without it',
    async (count) => {
      its.office.vendor.oddities.count = () => count;
      await its.office.switchOn(ANY);
      for (let n = 0; n < 250; n += 1) its.office.vendor.save(`${n}`);
      expect(await its.office.pollAfter(60)).toHaveLength(250);
    },
  );
});
