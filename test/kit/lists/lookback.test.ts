import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FILLING_MS, FLOOR_MS, wideWindows } from '../../../kit/lists/lookback.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY = Date.parse('2026-07-20T00:00:00Z');
const hours = (windows: number[]) => windows.map((window) => Math.floor(window / HOUR_MS));

/** When a Zap polls, for four days. */
const polls = (interval: number, phase: number, wobble: number[]) =>
  Array.from(
    { length: (4 * 24 * HOUR_MS) / interval },
    (_, n) => DAY + phase + n * interval + (wobble[n % wobble.length] ?? 0),
  );

const windowAt = (at: number, windowHours: number) =>
  wideWindows(at).find((window) => hours([window])[0] === windowHours);

/** The longest time between two polls that read so many hours. */
const longestWait = (windowHours: number, times: number[]) => {
  const wide = times.filter((at) => windowAt(at, windowHours) !== undefined);
  return Math.max(...wide.slice(1).map((at, n) => at - (wide[n] ?? at)));
};

/**
 * So many polls in a row fail. How far the next one that reads so many hours reaches back, beyond the
 * last poll that worked; the least over all the outages that are possible.
 */
const leastRoom = (windowHours: number, times: number[], failed: number) =>
  Math.min(
    ...times.slice(0, times.length / 2).map((worked, n) => {
      const at = times.slice(n + failed + 1).find((time) => windowAt(time, windowHours)) ?? 0;
      return worked - at + (windowAt(at, windowHours) ?? 0);
    }),
  );

// A status waits ten minutes for its time, and a save may be seen a minute late.
const ROOM = 11 * MINUTE_MS;

const phase = (interval: number) => fc.integer({ min: 0, max: interval - 1 });
const wobble = fc.array(fc.integer({ min: -90_000, max: 90_000 }), { minLength: 9 });

describe('wide windows', () => {
  test.each([
    ['2026-07-20T00:05:00Z', [24, 24, 5]],
    ['2026-07-20T02:20:00Z', [24, 24, 5]],
    ['2026-07-20T05:40:00Z', [24, 24, 5]],
    ['2026-07-20T08:55:00Z', [24, 24, 5]],
    ['2026-07-20T01:05:00Z', []],
    ['2026-07-20T01:35:00Z', [5]],
    ['2026-07-20T04:50:00Z', [5]],
    ['2026-07-20T03:05:00Z', []],
    // Ninety seconds outside the quarter still count.
    ['2026-07-20T11:58:20Z', []],
    ['2026-07-20T11:58:40Z', [24, 24, 5]],
    ['2026-07-20T12:16:20Z', [24, 24, 5]],
    ['2026-07-20T12:16:40Z', []],
  ])('at %s they are %j hours', (at, expected) => {
    expect(hours(wideWindows(Date.parse(at)))).toEqual(expected);
  });

  test.each([1, 2, 5, 15])(
    'a Zap that polls every %d minutes reads 5 hours each hour and three quarters, and a day each 3 hours and 15 minutes',
    (minutes) => {
      const interval = minutes * MINUTE_MS;
      fc.assert(
        fc.property(phase(interval), (begin) => {
          const times = polls(interval, begin, [0]);
          expect(longestWait(5, times)).toBeLessThanOrEqual(1.75 * HOUR_MS);
          expect(longestWait(24, times)).toBeLessThanOrEqual(3.25 * HOUR_MS);
        }),
        { numRuns: 20 },
      );
    },
  );

  test('an hourly Zap whose polls come up to 90 seconds early or late reads 5 hours each four hours, and a day each twelve', () => {
    fc.assert(
      fc.property(phase(HOUR_MS), wobble, (begin, early) => {
        const times = polls(HOUR_MS, begin, early);
        const slack = 3 * MINUTE_MS;
        expect(longestWait(5, times)).toBeLessThanOrEqual(4 * HOUR_MS + slack);
        expect(longestWait(24, times)).toBeLessThanOrEqual(12 * HOUR_MS + slack);
      }),
    );
  });

  test.each([2, 5, 15])(
    'after an outage of 20 hours, polls every %d minutes reach what the last good one left; after 3 hours, 5 hours do',
    (minutes) => {
      const interval = minutes * MINUTE_MS;
      const failing = (outageHours: number) => (outageHours * 60) / minutes + 1;
      fc.assert(
        fc.property(phase(interval), wobble, (begin, early) => {
          const times = polls(interval, begin, early);
          expect(leastRoom(24, times, failing(20))).toBeGreaterThanOrEqual(ROOM);
          expect(leastRoom(5, times, failing(3))).toBeGreaterThanOrEqual(ROOM);
        }),
        { numRuns: 10 },
      );
    },
  );

  test('after 11 hours in which hourly polls failed they reach what the last good one left; after one such poll, 5 hours do', () => {
    fc.assert(
      fc.property(phase(HOUR_MS), wobble, (begin, early) => {
        const times = polls(HOUR_MS, begin, early);
        expect(leastRoom(24, times, 12)).toBeGreaterThanOrEqual(ROOM);
        expect(leastRoom(5, times, 1)).toBeGreaterThanOrEqual(ROOM);
      }),
    );
  });

  test('the floor joins the polls of an hourly Zap that wobbles, and what waits ten minutes', () => {
    expect(FLOOR_MS).toBeGreaterThan(HOUR_MS + 3 * MINUTE_MS + 10 * MINUTE_MS);
  });

  test('the poll that fills the memory reads more than any later one', () => {
    expect(FILLING_MS).toBeGreaterThan(Math.max(...wideWindows(DAY)));
  });
});
