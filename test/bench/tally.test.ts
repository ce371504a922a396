import { describe, expect, test } from '@jest/globals';
import { type Firing, tally, type Version } from '../../bench/tally.ts';
import { Truth } from '../../sandbox/simulation/truth.ts';

const AT = Date.parse('2026-07-20T10:00:00Z');
const MINUTE_MS = 60_000;

const minute = (count: number): number => AT + count * MINUTE_MS;

const fired = (name: string, savedAt: number, firedAt: number): Firing => ({
  id: 'a',
  updatedAt: new Date(savedAt).toISOString(),
  name,
  firedAt,
});

const truth = (): Truth<Version> => {
  const one = new Truth<Version>();
  one.wasThere('a', { name: 'Old', at: minute(0) });
  one.saved('a', { name: 'First', at: minute(1) });
  one.saved('a', { name: 'Last', at: minute(5) });
  return one;
};

describe('the tally', () => {
  test('takes the longest time from a save to the event that shows it or a later one', () => {
    const first = fired('First', minute(1), minute(2));
    const last = fired('Last', minute(5), minute(8));
    expect(tally(truth(), [[first, last]])).toEqual({
      due: 1,
      lost: 0,
      repeated: 0,
      forNothing: 0,
      longestDelayMs: 3 * MINUTE_MS,
    });
    expect(tally(truth(), [[last]])).toMatchObject({ lost: 0, longestDelayMs: 7 * MINUTE_MS });
  });

  test('counts what was lost, each repetition, and what fired for nothing', () => {
    const first = fired('First', minute(1), minute(2));
    expect(tally(truth(), [[first, first, first]])).toMatchObject({ lost: 1, repeated: 2 });
    expect(tally(truth(), [[fired('Old', minute(0), minute(2))]])).toMatchObject({ forNothing: 1 });
  });

  test('adds up the Zaps', () => {
    expect(tally(truth(), [[], [fired('Last', minute(5), minute(6))]])).toMatchObject({
      due: 2,
      lost: 1,
    });
  });
});
