import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FILLING_MS, isSweep, lookbackWindows } from '../../../kit/lists/lookback.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY = Date.parse('2026-07-20T00:00:00Z');
const hours = (windows: number[]) => windows.map((window) => window / HOUR_MS);

/** The longest time between two sweeps of a Zap that polls at this interval and phase (ms). */
const longestWait = (interval: number, phase: number): number => {
  const polls = Array.from(
    { length: (3 * 24 * HOUR_MS) / interval },
    (_, n) => DAY + phase + n * interval,
  );
  const sweeps = polls.filter(isSweep);
  return Math.max(...sweeps.slice(1).map((at, n) => at - (sweeps[n] ?? at)));
};

describe('lookback windows', () => {
  test.each([
    ['2026-07-20T04:00:00Z', [24, 4, 1, 1 / 3]],
    ['2026-07-20T04:14:59Z', [24, 4, 1, 1 / 3]],
    ['2026-07-20T05:00:00Z', [4, 1, 1 / 3]],
    ['2026-07-20T04:15:00Z', [4, 1, 1 / 3]],
    ['2026-07-20T01:15:00Z', [24, 4, 1, 1 / 3]],
  ])('at %s they are %j hours', (at, expected) => {
    expect(hours(lookbackWindows(Date.parse(at)))).toEqual(expected);
  });

  test('a Zap that polls every 15 minutes or more often sweeps every two and a quarter hours', () => {
    for (const minutes of [1, 2, 5, 15]) {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: minutes * MINUTE_MS - 1 }), (phase) => {
          expect(longestWait(minutes * MINUTE_MS, phase)).toBeLessThanOrEqual(2.5 * HOUR_MS);
        }),
        { numRuns: 20 },
      );
    }
  });

  test('an hourly Zap sweeps every six hours, at whatever minute it polls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: HOUR_MS - 1 }), (phase) => {
        expect(longestWait(HOUR_MS, phase)).toBeLessThanOrEqual(6 * HOUR_MS);
      }),
    );
  });

  test('the poll that fills the memory reads more than any later one', () => {
    expect(FILLING_MS).toBeGreaterThan(Math.max(...lookbackWindows(DAY)));
  });
});
