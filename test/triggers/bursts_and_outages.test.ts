import { describe, expect, test } from '@jest/globals';
import { failureOf } from '../support.ts';
import {
  ANY,
  ago,
  HOUR_MS,
  KYC,
  MINUTE_MS,
  NEW,
  strangeOfficeInEachTest,
  verified,
} from './strange_office.ts';

const its = strangeOfficeInEachTest();

describe('a bulk import between two polls', () => {
  test.each([
    [60, 3_000],
    [60, 4_900],
    [30, 3_000],
  ])('of a Zap that polls every %d minutes pushes out no verification', async (interval, count) => {
    its.office.vendor.save('old', { created: ago(900), updated: ago(900) });
    await its.office.switchOn(KYC, { kycStatuses: ['VERIFIED', 'FAILED'] });
    its.office.time.advance(MINUTE_MS);
    its.office.vendor.save('old', verified());
    its.office.importOver(count, 15);
    expect(await its.office.pollAfter(interval - 16)).toEqual(['old']);
  });

  test.each([NEW, ANY])('comes whole to an hourly Zap (%s)', async (trigger) => {
    await its.office.switchOn(trigger);
    its.office.time.advance(5 * MINUTE_MS);
    its.office.importOver(3_000, 30);
    expect(await its.office.pollAfter(25)).toHaveLength(3_000);
  });

  test('of more than the floor holds fails loudly, and says what may be missing', async () => {
    await its.office.switchOn(ANY);
    its.office.importOver(5_001, 10);
    const failure = await failureOf(its.office.pollAfter(20));
    expect(failure.message).toContain('5001 or more records changed within 75 minutes');
    expect(failure.message).toContain('older than 75 minutes by then may be missing');
    expect(failure.message).not.toMatch(/nothing is lost/i);
  });
});

test('an hourly Zap whose polls wobble loses nothing at their edges', async () => {
  await its.office.switchOn(ANY);
  const fired: string[] = [];
  for (const wobble of [70, -70, 40, -65, 0, 70]) {
    for (let n = 0; n < 720; n += 1) {
      its.office.vendor.save(`${wobble}: ${n} of ${its.office.vendor.customers.size}`);
      its.office.time.advance(5_000);
    }
    fired.push(...(await its.office.pollAfter((80 + wobble) / 60)));
    its.office.time.advance(-(80 + wobble) * 1_000);
  }
  fired.push(...(await its.office.pollAfter(65)));
  expect(new Set(fired).size).toBe(6 * 720);
  expect(fired).toHaveLength(6 * 720);
});

test.each([
  [NEW, {}],
  [KYC, { kycStatuses: ['VERIFIED'] }],
])('an edit in the second of the poll puts nobody off (%s)', async (trigger, input) => {
  its.office.vendor.save('old', { created: ago(900), updated: ago(900) });
  await its.office.switchOn(trigger, input);
  its.office.time.advance(5 * MINUTE_MS);
  its.office.vendor.save('a', verified());
  its.office.time.advance(30 * MINUTE_MS);
  its.office.vendor.save('a');
  expect(await its.office.pollAfter(0)).toEqual(['a']);
});

test('a batch that is stamped with one instant pushes out no verification', async () => {
  its.office.vendor.save('old', { created: ago(900), updated: ago(900) });
  await its.office.switchOn(KYC, { kycStatuses: ['VERIFIED', 'FAILED'] });
  its.office.vendor.save('old', verified());
  its.office.time.advance(MINUTE_MS);
  for (let n = 0; n < 5_200; n += 1) its.office.vendor.save(`other ${n}`, { created: ago(900) });
  expect(await its.office.pollAfter(1)).toEqual(['old']);
});

test('an hourly Zap at the edge of a quarter loses nothing in an outage of ten hours', async () => {
  its.office.time.advance(29.5 * MINUTE_MS); // 11:30:00
  await its.office.switchOn(ANY);
  for (let n = 0; n < 400; n += 1) {
    its.office.vendor.save(`${n}`);
    its.office.time.advance((10 * HOUR_MS) / 400);
  }
  const fired: string[] = [];
  for (let hour = 21; hour < 21 + 14; hour += 1) {
    // Seconds off the half hour: always in the quarter whose turn it is not.
    const seconds = hour % 12 === 2 ? 10 : -10;
    its.office.time.advance(seconds * 1_000);
    fired.push(...(await its.office.pollAfter(0)));
    its.office.time.advance(HOUR_MS - seconds * 1_000);
  }
  expect(new Set(fired).size).toBe(400);
});

test.each([
  ['right after the last poll that worked', 5],
  ['in the second before it', -1],
])(
  'a poll that an hourly Zap of a busy office misses loses no change %s',
  async (_when, seconds) => {
    its.office.time.advance(3.5 * MINUTE_MS); // 11:04:00
    its.office.vendor.save('a', { created: ago(900), updated: ago(900) });
    for (let n = 0; n < 2_600; n += 1)
      its.office.vendor.save(`${n}`, { created: ago(900), updated: ago(6) });
    await its.office.switchOn(ANY);
    const polled = Date.now() + 4 * HOUR_MS; // 15:04:00; the poll at 16:04 is missed
    its.office.time.advance(polled - Date.now() + Math.min(seconds, 0) * 1_000);
    its.office.vendor.save(seconds < 0 ? 'a' : 'b');
    its.office.time.advance(polled - Date.now());
    const fired = await its.office.pollAfter(0);
    its.office.time.advance(Math.max(seconds, 0) * 1_000);
    if (seconds > 0) its.office.vendor.save('a');
    for (const hours of [2, 3, 4, 5]) {
      its.office.time.advance(polled + hours * HOUR_MS - Date.now());
      fired.push(...(await its.office.pollAfter(seconds > 0 ? 1 : 0))); // a minute late
    }
    expect(fired).toContain('a');
  },
);

test('what a failed poll says of an outage holds its condition in the same sentence', async () => {
  await its.office.switchOn(ANY);
  its.office.vendor.oddities.isEndless = true;
  its.office.vendor.save('a');
  const { message } = await failureOf(its.office.pollAfter(2));
  expect(message).toMatch(
    /nothing is lost after up to 20 hours[^.]*as long as no more than about 2,400 customers/,
  );
});
