import { describe, expect, test } from '@jest/globals';
import type { Change, Person } from '../../bench/changes.ts';
import { type Outcome, outcomeOf, type Play, TROUBLES } from '../../bench/play.ts';
import { bareId, firstPageOnly, storedWatermark, wholeList } from '../../bench/strategies.ts';
import { thisApp } from '../../bench/this_app.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

const office = (size: number): Person[] =>
  Array.from({ length: size }, (_, index) => ({
    createdAgoMs: 30 * DAY_MS + index,
    updatedAgoMs: 20 * DAY_MS,
  }));

const edit = (who: number, atMs: number, lateMs = 0): Change => ({
  kind: 'edit',
  who,
  atMs,
  lateMs,
});

const play = (changes: Change[], more: Partial<Play> = {}): Omit<Play, 'strategy'> => ({
  plan: { people: office(250), changes },
  hours: 1,
  intervalMinutes: 15,
  zaps: 1,
  troubles: [],
  ...more,
});

const both = async (
  strategy: Play['strategy'],
  about: Omit<Play, 'strategy'>,
): Promise<{ other: Outcome; ours: Outcome }> => ({
  other: await outcomeOf({ ...about, strategy }),
  ours: await outcomeOf({ ...about, strategy: thisApp }),
});

const clean = { lost: 0, repeated: 0, forNothing: 0 };

describe('on a tiny day', () => {
  test('the first page only loses what does not fit on it, and this app loses nothing', async () => {
    const changes = Array.from({ length: 150 }, (_, who) => edit(who, MINUTE_MS));
    const { other, ours } = await both(firstPageOnly, play(changes));
    expect(other).toMatchObject({ due: 150, lost: 50 });
    expect(ours).toMatchObject({ due: 150, ...clean });
  });

  test('the bare id loses the second change of a customer, and this app fires for both', async () => {
    const changes = [edit(3, MINUTE_MS), edit(3, 30 * MINUTE_MS)];
    const { other, ours } = await both(bareId, play(changes));
    expect(other).toMatchObject({ due: 1, lost: 1 });
    expect(ours).toMatchObject({ due: 1, ...clean });
  });

  test('the stored watermark loses a save that becomes visible late, and this app finds it', async () => {
    const late = edit(3, 50 * SECOND_MS, MINUTE_MS);
    const changes = [late, edit(4, 70 * SECOND_MS)];
    const { other, ours } = await both(storedWatermark, play(changes, { intervalMinutes: 1 }));
    expect(other).toMatchObject({ due: 2, lost: 1 });
    expect(ours).toMatchObject({ due: 2, ...clean });
  });

  test('the stored watermark repeats its newest record, whose time is printed in whole seconds', async () => {
    const changes = [edit(3, 50 * SECOND_MS + 500)];
    const { other, ours } = await both(storedWatermark, play(changes));
    expect(other.repeated).toBeGreaterThan(1);
    expect(ours).toMatchObject({ due: 1, ...clean });
  });

  test('the whole list takes a call for each hundred customers, and this app one for a poll', async () => {
    const { other, ours } = await both(wholeList, play([edit(3, MINUTE_MS)]));
    expect(other).toMatchObject({ ...clean, calls: 3 * other.leastCalls });
    expect(ours).toMatchObject({ ...clean, calls: ours.leastCalls });
  });
});

test('this app fires for everything once, however the vendor fails, and at most an outage later', async () => {
  const changes = Array.from({ length: 30 }, (_, n) => edit(n, n * 4 * MINUTE_MS));
  const about = play(changes, { hours: 3, troubles: TROUBLES });
  const outcome = await outcomeOf({ ...about, strategy: thisApp });
  expect(outcome).toMatchObject({ due: 30, ...clean });
  expect(outcome.longestDelayMs).toBeGreaterThan(15 * MINUTE_MS);
  expect(outcome.longestDelayMs).toBeLessThan(95 * MINUTE_MS);
});
