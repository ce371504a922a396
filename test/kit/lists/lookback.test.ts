import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FILLING_MS, FLOOR_MS, wideWindows } from '../../../kit/lists/lookback.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY = Date.parse('2026-07-20T00:00:00Z');
const hours = (windows: number[]) => windows.map((window) => Math.floor(window / HOUR_MS));

/** The longest time between two polls that read so many hours, of a Zap with this interval (ms). */
const longestWait = (windowHours: number, interval: number, pollAt: (n: number) => number) => {
  const polls = Array.from({ length: (4 * 24 * HOUR_MS) / interval }, (_, n) => pollAt(n));
  const wide = polls.filter((at) => hours(wideWindows(at)).some((hour) => hour >= windowHours));
  return Math.max(...wide.slice(1).map((at, n) => at - (wide[n] ?? at)));
};

describe('wide windows', () => {
  test.each([
    ['2026-07-20T00:05:00Z', [24, 4]],
    ['2026-07-20T03:20:00Z', [24]],
    ['2026-07-20T06:40:00Z', [24]],
    ['2026-07-20T09:55:00Z', [24, 4]],
    ['2026-07-20T01:05:00Z', []],
    ['2026-07-20T01:35:00Z', [4]],
    ['2026-07-20T02:20:00Z', [4]],
    // Ninety seconds outside the quarter still count.
    ['2026-07-20T11:58:20Z', []],
    ['2026-07-20T11:58:40Z', [24, 4]],
    ['2026-07-20T12:16:20Z', [24, 4]],
    ['2026-07-20T12:16:40Z', []],
  ])('at %s they are %j hours', (at, expected) => {
    expect(hours(wideWindows(Date.parse(at)))).toEqual(expected);
  });

  test.each([1, 2, 5, 15])(
    'a Zap that polls every %d minutes reads 4 hours each 45 minutes, and a day each 3 hours and 15 minutes',
    (minutes) => {
      const interval = minutes * MINUTE_MS;
      fc.assert(
        fc.property(fc.integer({ min: 0, max: interval - 1 }), (phase) => {
          const pollAt = (n: number) => DAY + phase + n * interval;
          expect(longestWait(4, interval, pollAt)).toBeLessThanOrEqual(45 * MINUTE_MS);
          expect(longestWait(24, interval, pollAt)).toBeLessThanOrEqual(3.25 * HOUR_MS);
        }),
        { numRuns: 20 },
      );
    },
  );

  test('an hourly Zap whose polls come up to 90 seconds early or late reads 4 hours each three hours, and a day each twelve', () => {
    const wobbles = fc.array(fc.integer({ min: -90_000, max: 90_000 }), { minLength: 9 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: HOUR_MS - 1 }), wobbles, (phase, wobble) => {
        const pollAt = (n: number) => DAY + phase + n * HOUR_MS + (wobble[n % wobble.length] ?? 0);
        const slack = 3 * MINUTE_MS;
        expect(longestWait(4, HOUR_MS, pollAt)).toBeLessThanOrEqual(3 * HOUR_MS + slack);
        expect(longestWait(24, HOUR_MS, pollAt)).toBeLessThanOrEqual(12 * HOUR_MS + slack);
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
