import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ListPage } from '../../../kit/lists/page.ts';
import { poll } from '../../../kit/lists/poll_changes.ts';
import {
  asked,
  HOUR,
  listOf,
  planOf,
  type Row,
  repeat,
  stopTimeInEachTest,
} from './changed_rows.ts';

stopTimeInEachTest();

describe('the poll that fills the memory', () => {
  const filling = { isPopulatingDedupe: true };

  test('reads 25 hours, and other lists to their end, each record once', async () => {
    const minutesAgo = [10, 24.5 * HOUR, 26 * HOUR];
    const plan = planOf(minutesAgo, {}, { alsoRemember: [listOf([10, 90])] });
    const ids = (await poll(plan, filling)).map(({ id }) => id);
    expect(ids.sort()).toEqual(['row 0', 'row 1']);
  });

  test('fails when another list is too long', async () => {
    const plan = planOf([], {}, { alsoRemember: [listOf(repeat(5_001, 10))] });
    await expect(poll(plan, filling)).rejects.toThrow('too_many_known');
  });

  test('reads the parts when the whole is too long for a day that must be known', async () => {
    const day = { parts: [listOf([20 * HOUR]), listOf([1, 90])], remembersDay: true };
    expect(await poll(planOf(repeat(6_000, 300), {}, day), filling)).toHaveLength(2);
    const long = { remembersDay: true };
    const failed = poll(planOf(repeat(6_000, 300), {}, long), filling);
    await expect(failed).rejects.toThrow('too_many_at_switch_on');
  });

  test.each([
    ['the floor holds too much', repeat(5_100, 10), true],
    ['the vendor does not count', repeat(5_100, 300), false],
  ])('fails when %s', async (_why, minutesAgo, counts) => {
    const failed = poll(planOf(minutesAgo, { counts }), filling);
    await expect(failed).rejects.toThrow('too_many_at_switch_on');
  });

  test('fails when the window that was chosen by its count holds more than was counted', async () => {
    const plan = planOf(repeat(6_000, 300));
    const list: ListPage<Row> = async (query) => {
      const page = await plan.list(query);
      return query.limit === 1 ? { ...page, totalCount: 3_000 } : page;
    };
    await expect(poll({ ...plan, list }, filling)).rejects.toThrow('too_many_at_switch_on');
  });

  test('reaches whatever a later poll can reach, however the changes are spread', async () => {
    const burst = fc.record({
      count: fc.integer({ min: 0, max: 4_000 }),
      at: fc.integer({ min: 1, max: 25 * HOUR - 1 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(burst, { maxLength: 4 }), async (bursts) => {
        const minutesAgo = bursts.flatMap(({ count, at }) => repeat(count, at));
        asked.queries = [];
        const remembered = await poll(planOf(minutesAgo), filling).catch(() => null);
        fc.pre(remembered !== null);
        const known = new Set(remembered?.map(({ id }) => id));
        // A later poll reads the floor, and a wider window only when it holds 2,500 records at most.
        const isReachable = (ago: number) =>
          ago <= 75 || minutesAgo.filter((one) => one <= ago).length <= 2_500;
        const reachable = new Set([...new Set(minutesAgo)].filter(isReachable));
        const missed = minutesAgo.filter((ago, n) => reachable.has(ago) && !known.has(`row ${n}`));
        expect(missed).toEqual([]);
        expect(asked.queries.length).toBeLessThanOrEqual(50);
      }),
      { numRuns: 40 },
    );
  });
});
