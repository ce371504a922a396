import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type SimulatedTime, simulateTime } from '../../sandbox/simulated_time.ts';
import type { Zap } from '../../sandbox/zapier/zap.ts';
import type { Zapier } from '../../sandbox/zapier.ts';
import { failureOf, zapierAt } from '../support.ts';
import { type Kept, StrangeVendor } from './strange_vendor.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ANY = 'new_or_updated_customer';
const NEW = 'new_customer';
const KYC = 'kyc_status_changed';
const AML = 'aml_status_changed';

let time: SimulatedTime;
let vendor: StrangeVendor;
let zapier: Zapier;
let zap: Zap;

beforeEach(async () => {
  time = simulateTime(Date.parse('2026-07-20T11:00:30Z'));
  vendor = new StrangeVendor();
  zapier = await zapierAt(await vendor.open());
});
afterEach(async () => {
  await zapier.close();
  await vendor.close();
  time.end();
});

const switchOn = async (trigger: string, input = {}): Promise<void> => {
  ({ zap } = await zapier.switchOn(trigger, input));
};

/** Lets minutes pass and polls: the ids of those who start the Zap, or are held. */
const pollAfter = async (minutes: number): Promise<string[]> => {
  time.advance(minutes * MINUTE_MS);
  const { events, held } = await zap.poll();
  return [...events, ...held].map(({ id }) => String(id));
};

const ago = (hours: number): number => Date.now() - hours * HOUR_MS;
const verified = (hoursAgo = 0): Partial<Kept> => ({
  kyc_status: 'VERIFIED',
  completed: ago(hoursAgo),
});

/** Adds so many customers evenly over minutes. */
const importOver = (count: number, minutes: number): void => {
  for (let n = 0; n < count; n += 1) {
    vendor.save(`import ${n}`, verified(100));
    time.advance((minutes * MINUTE_MS) / count);
  }
};

describe('a bulk import between two polls', () => {
  test.each([
    [60, 3_000],
    [60, 4_900],
    [30, 3_000],
  ])('of a Zap that polls every %d minutes pushes out no verification', async (interval, count) => {
    vendor.save('old', { created: ago(900), updated: ago(900) });
    await switchOn(KYC, { kycStatuses: ['VERIFIED', 'FAILED'] });
    time.advance(3 * MINUTE_MS);
    importOver(count / 2, 10);
    vendor.save('old', verified());
    importOver(count / 2, 5);
    expect(await pollAfter(interval - 18)).toEqual(['old']);
  });

  test.each([NEW, ANY])('comes whole to an hourly Zap (%s)', async (trigger) => {
    await switchOn(trigger);
    time.advance(5 * MINUTE_MS);
    importOver(3_000, 30);
    expect(await pollAfter(25)).toHaveLength(3_000);
  });

  test('of more than the floor holds fails loudly, and says what may be missing', async () => {
    await switchOn(ANY);
    importOver(5_001, 10);
    const failure = await failureOf(pollAfter(20));
    expect(failure.message).toContain('5001 or more records changed within 75 minutes');
    expect(failure.message).toContain('older than 75 minutes by then may be missing');
    expect(failure.message).not.toMatch(/nothing is lost/i);
  });
});

test('an hourly Zap whose polls wobble loses nothing at their edges', async () => {
  await switchOn(ANY);
  const fired: string[] = [];
  for (let hour = 0; hour < 6; hour += 1) {
    const wobble = [70, -70, 40, -65, 0, 70][hour] ?? 0;
    for (let n = 0; n < 60; n += 1) {
      vendor.save(`${hour}:${n}`);
      time.advance(MINUTE_MS);
    }
    vendor.save(`${hour}: last`);
    time.advance(1_000);
    fired.push(...(await pollAfter(wobble / 60 + (wobble < 0 ? 2 : 0))));
  }
  fired.push(...(await pollAfter(60)));
  expect(new Set(fired).size).toBe(6 * 61);
  expect(fired).toHaveLength(6 * 61);
});

test('a batch that is stamped with one instant pushes out no verification', async () => {
  vendor.save('old', { created: ago(900), updated: ago(900) });
  await switchOn(KYC, { kycStatuses: ['VERIFIED', 'FAILED'] });
  vendor.save('old', verified());
  time.advance(MINUTE_MS);
  for (let n = 0; n < 5_200; n += 1) vendor.save(`other ${n}`, { created: ago(900) });
  expect(await pollAfter(1)).toEqual(['old']);
});

describe('a status time that does not move with the save', () => {
  test.each([0.5, 5, 12, 23.5])('and lies %d hours before it is an event', async (hours) => {
    vendor.save('a', { created: ago(900), updated: ago(900) });
    await switchOn(KYC, { kycStatuses: ['VERIFIED'] });
    vendor.save('a', verified(hours));
    expect(await pollAfter(2)).toEqual(['a']);
    expect(await pollAfter(2)).toEqual([]);
  });

  test('is an event after an outage too', async () => {
    await switchOn(KYC, { kycStatuses: ['VERIFIED', 'FAILED'] });
    vendor.save('a', verified(20));
    expect(await pollAfter(150)).toEqual(['a']);
  });

  test.each([25, 400])('and lies %d hours before an edit is none', async (hours) => {
    vendor.save('a', { ...verified(hours), created: ago(900), updated: ago(hours) });
    await switchOn(KYC, { kycStatuses: ['VERIFIED'] });
    vendor.save('a');
    expect(await pollAfter(2)).toEqual([]);
  });

  test('does not hide a review that is opened again', async () => {
    vendor.save('a', { created: ago(900) });
    await switchOn(AML, { amlStatuses: ['NEEDS_REVIEW'] });
    vendor.save('a', { aml_status: 'NEEDS_REVIEW', screened: Date.now() });
    expect(await pollAfter(2)).toEqual(['a']);
    vendor.save('a', { aml_status: 'RESOLVED', reviewed: Date.now() });
    expect(await pollAfter(60 * 30)).toEqual([]);
    vendor.save('a', { aml_status: 'NEEDS_REVIEW' });
    expect(await pollAfter(2)).toEqual(['a']);
  });

  test('does not hide a hit of the monitoring, and those that were there do not fire', async () => {
    const longClear = { created: ago(9_000), updated: ago(9_000), screened: ago(8_999) };
    vendor.save('clear', { ...longClear, aml_status: 'CLEAR' });
    vendor.save('known', { ...longClear, aml_status: 'NEEDS_REVIEW' });
    await switchOn(AML, { amlStatuses: ['NEEDS_REVIEW'] });
    vendor.save('clear', { aml_status: 'NEEDS_REVIEW', flags: { sanctions: true } });
    vendor.save('known');
    expect(await pollAfter(2)).toEqual(['clear']);
  });

  test.each([
    [KYC, { kycStatuses: ['VERIFIED'] }, { kyc_status: 'VERIFIED' }, 'completed'],
    [AML, { amlStatuses: ['NEEDS_REVIEW'] }, { aml_status: 'NEEDS_REVIEW' }, 'screened'],
    [AML, { amlStatuses: ['CLEAR'] }, { aml_status: 'CLEAR' }, 'screened'],
    [AML, { amlStatuses: ['RESOLVED'] }, { aml_status: 'RESOLVED', screened: 1 }, 'reviewed'],
  ])('is waited for when it is missing (%s %j)', async (trigger, input, reached, filledIn) => {
    vendor.save('a', { created: ago(900), updated: ago(900) });
    await switchOn(trigger, input);
    vendor.save('a', reached);
    const changedAt = Date.now();
    time.advance(5_000);
    expect(await pollAfter(0)).toEqual([]);
    vendor.save('a', { [filledIn]: Date.now(), updated: changedAt });
    expect(await pollAfter(2)).toEqual(['a']);
    expect(await pollAfter(15)).toEqual([]);
  });

  test('is not waited for longer than ten minutes', async () => {
    await switchOn(KYC, { kycStatuses: ['VERIFIED'] });
    vendor.save('a', { kyc_status: 'VERIFIED' });
    expect(await pollAfter(9)).toEqual([]);
    expect(await pollAfter(2)).toEqual(['a']);
  });

  test('fires again for a screening that came to the same, as nobody can tell it apart', async () => {
    await switchOn(AML, { amlStatuses: ['CLEAR'] });
    for (let night = 0; night < 3; night += 1) {
      vendor.save('a', { aml_status: 'CLEAR', screened: Date.now() });
      expect(await pollAfter(2)).toEqual(['a']);
      time.advance(24 * HOUR_MS);
    }
  });
});

describe('a filter that the vendor applies badly', () => {
  test.each([ANY, NEW])('lets nobody through whose status has moved on (%s)', async (trigger) => {
    await switchOn(trigger, { kycStatus: 'VERIFIED' });
    vendor.save('a', { kyc_status: 'FAILED', indexed: Date.now() + HOUR_MS });
    vendor.save('b', verified());
    expect(await pollAfter(2)).toEqual(['b']);
  });

  test.each([
    ['aml_status', { aml_status: 'NEEDS_REVIEW', ...{ kyc_status: 'VERIFIED' } }],
    ['status', { aml_status: 'CLEAR', ...{ kyc_status: 'FAILED' } }],
  ])('lets nobody through when it ignores %s', async (ignored, stranger) => {
    vendor.oddities.ignores = [ignored];
    await switchOn(ANY, { kycStatus: 'VERIFIED', amlStatus: 'CLEAR' });
    vendor.save('a', stranger);
    vendor.save('b', { aml_status: 'CLEAR', kyc_status: 'VERIFIED' });
    expect(await pollAfter(2)).toEqual(['b']);
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
    await switchOn(trigger, input);
    for (let n = 0; n < 5; n += 1)
      vendor.save(`${n}`, { ...verified(), aml_status: 'CLEAR', screened: Date.now() - 300 });
    expect(await pollAfter(2)).toHaveLength(5);
    for (const print of SPELLINGS) {
      vendor.oddities.print = print;
      expect(await pollAfter(1)).toEqual([]);
    }
  });

  test.each([-26 * 60, -60, -6, 6, 60, 26 * 60, null])(
    'may be %p minutes off in the Date header',
    async (dateOffMinutes) => {
      vendor.oddities.dateOffMinutes = dateOffMinutes;
      await switchOn(ANY);
      vendor.save('a');
      expect(await pollAfter(2)).toEqual(['a']);
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
      vendor.save('odd', { ...row, created: ago(900), updated: ago(900), [field]: null });
      await switchOn(trigger, input);
      vendor.save('odd too', { ...row, [field]: null });
      vendor.save('good', row);
      expect((await pollAfter(2)).sort()).toEqual(['good', 'odd too']);
      expect(await pollAfter(2)).toEqual([]);
      expect((await zapier.sample(trigger, input)).results.length).toBeGreaterThan(0);
    },
  );
});

describe('a list', () => {
  test('that holds each row twice fires once for each', async () => {
    vendor.oddities.copies = 2;
    await switchOn(ANY);
    for (let n = 0; n < 130; n += 1) vendor.save(`${n}`);
    expect(new Set(await pollAfter(2)).size).toBe(130);
  });

  test('that never ends breaks off at the first page that comes again', async () => {
    await switchOn(ANY);
    for (let n = 0; n < 150; n += 1) vendor.save(`${n}`);
    vendor.oddities.isEndless = true;
    vendor.queries.length = 0;
    expect((await failureOf(pollAfter(2))).code).toBe('broken_list');
    expect(vendor.queries).toHaveLength(2);
  });

  test('whose pages are cut to 50 is read whole', async () => {
    vendor.oddities.most = 50;
    await switchOn(ANY);
    importOver(1_300, 50);
    expect(await pollAfter(10)).toHaveLength(1_300);
  });

  test('whose cursors are bound to the count is read without it', async () => {
    vendor.oddities.bindsInclude = true;
    await switchOn(ANY);
    for (let n = 0; n < 250; n += 1) vendor.save(`${n}`);
    expect(await pollAfter(2)).toHaveLength(250);
  });
});

test('a sample is that of another chosen status when the first has nobody', async () => {
  vendor.save('a', { ...verified(500), created: ago(900), updated: ago(100) });
  const { results } = await zapier.sample(KYC, { kycStatuses: ['FAILED', 'VERIFIED'] });
  expect(results).toMatchObject([{ id: 'a', kyc_status: 'VERIFIED' }]);
});

test('an hourly Zap at the edge of a quarter loses nothing in an outage of eleven hours', async () => {
  time.advance(29.6 * MINUTE_MS);
  await switchOn(ANY);
  const fired: string[] = [];
  for (let n = 0; n < 400; n += 1) {
    vendor.save(`${n}`);
    time.advance((11 * HOUR_MS) / 400);
  }
  for (let hour = 0; hour < 14; hour += 1) {
    fired.push(...(await pollAfter(hour === 0 ? 0 : 60 + ([0.1, -0.2, 0.15][hour % 3] ?? 0))));
  }
  expect(new Set(fired).size).toBe(400);
});

test('what a failed poll says of an outage holds its condition in the same sentence', async () => {
  await switchOn(ANY);
  vendor.oddities.isEndless = true;
  vendor.save('a');
  const { message } = await failureOf(pollAfter(2));
  expect(message).toMatch(
    /nothing is lost after up to 20 hours[^.]*as long as no more than about 2,400 customers/,
  );
});
