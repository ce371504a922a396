import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { ListPage, PollQuery } from '../../../kit/lists/page.ts';
import { type PollPlan, poll } from '../../../kit/lists/poll_changes.ts';

interface Row {
  id: string;
  updated_at: string;
}

const MINUTE_MS = 60_000;
const NOW = Date.now();
const rowAt = (minutesAgo: number, n: number): Row => ({
  id: `row ${n}`,
  updated_at: new Date(NOW - minutesAgo * MINUTE_MS).toISOString(),
});

let queries: PollQuery[] = [];
beforeEach(() => {
  queries = [];
});

/** A list of rows that changed so many minutes ago, oldest first. */
const listOf = (minutesAgo: number[], knowsTotal = true): ListPage<Row> => {
  const all = minutesAgo.map((ago, n) => ({ at: NOW - ago * MINUTE_MS, row: rowAt(ago, n) }));
  return async (query) => {
    queries.push(query);
    const since = query.updatedSince === undefined ? 0 : Date.parse(query.updatedSince);
    const rows = all.filter(({ at }) => at > since).map(({ row }) => row);
    const from = Number(query.cursor ?? 0);
    const to = from + query.limit;
    const hasMore = to < rows.length;
    return {
      items: rows.slice(from, to),
      hasMore,
      nextCursor: hasMore ? String(to) : null,
      totalCount: query.withTotal && knowsTotal ? rows.length : undefined,
    };
  };
};

const planOf = (minutesAgo: number[], more: Partial<PollPlan<Row>> = {}): PollPlan<Row> => ({
  list: listOf(minutesAgo),
  replicationKey: 'updated_at',
  ...more,
});

const repeat = (count: number, minutesAgo: number): number[] =>
  Array.from({ length: count }, () => minutesAgo);

describe('one poll', () => {
  test.each([0, 1, 100])('of %d records is one call without a count', async (count) => {
    expect(await poll(planOf(repeat(count, 10)))).toHaveLength(count);
    expect(queries).toMatchObject([{ limit: 100, withTotal: false }]);
  });

  test('reads exactly 2,500 records in 25 calls and counts on the second', async () => {
    expect(await poll(planOf(repeat(2_500, 10)))).toHaveLength(2_500);
    expect(queries.map(({ withTotal }) => withTotal)).toEqual([
      false,
      true,
      ...Array.from({ length: 23 }, () => false),
    ]);
  });

  test.each([true, false])(
    'reads the widest window that fits (counts known: %s)',
    async (known) => {
      const minutesAgo = [...repeat(2_600, 90), ...repeat(200, 10)];
      const rows = await poll(planOf(minutesAgo, { list: listOf(minutesAgo, known) }));
      expect(rows).toHaveLength(200);
      if (known) expect(queries.length).toBeLessThanOrEqual(2 + 2 + 2);
    },
  );

  test('fails with the count when not even twenty minutes fit, and returns nothing', async () => {
    await expect(poll(planOf(repeat(2_501, 10)))).rejects.toMatchObject({
      details: { code: 'too_many_changes' },
      values: { count: '2501' },
    });
  });

  test('takes a narrower window when the vendor is too slow for a wide one', async () => {
    let elapsed = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => elapsed);
    const slowly = (minutesAgo: number[]): PollPlan<Row> => {
      const list = listOf(minutesAgo);
      return planOf([], {
        list: (query) => {
          elapsed += 1_200;
          return list(query);
        },
      });
    };
    expect(await poll(slowly([...repeat(2_200, 90), 10]))).toHaveLength(1);
    elapsed = 0;
    await expect(poll(slowly(repeat(2_200, 10)))).rejects.toThrow('slow_list');
    clock.mockRestore();
  });

  test('leaves to the next poll what changed in the last two seconds of the vendor', async () => {
    const plan = planOf([10, 0.02, 0]);
    const list: ListPage<Row> = async (query) => ({ ...(await plan.list(query)), servedAt: NOW });
    expect(await poll({ ...plan, list })).toHaveLength(1);
    expect(await poll({ ...plan, list }, { isPopulatingDedupe: true })).toHaveLength(3);
  });

  test('compares instants, whatever offset or fraction they are written with', async () => {
    const rows: Row[] = [
      { id: 'a', updated_at: '2026-07-20T10:00:00.900+10:00' },
      { id: 'b', updated_at: '2026-07-20T00:00:01Z' },
      { id: 'c', updated_at: '2026-07-19T23:59:59Z' },
    ];
    const list: ListPage<Row> = async () => ({ items: rows, hasMore: false, nextCursor: null });
    const ids = (await poll(planOf([], { list }))).map(({ id }) => id);
    expect(ids).toEqual(['b', 'a', 'c']);
  });

  test('fails on a record without a usable time', async () => {
    const items = [{ id: 'a', updated_at: 'yesterday' }];
    const list: ListPage<Row> = async () => ({ items, hasMore: false, nextCursor: null });
    await expect(poll(planOf([], { list }))).rejects.toThrow('bad_record');
  });
});

describe('the poll that fills the memory', () => {
  const filling = { isPopulatingDedupe: true };

  test('reads 25 hours, and other lists to their end, each record once', async () => {
    const minutesAgo = [10, 24.5 * 60, 26 * 60];
    const rows = await poll(planOf(minutesAgo, { alsoRemember: [listOf([10, 90])] }), filling);
    expect(rows.map(({ id }) => id).sort()).toEqual(['row 0', 'row 1']);
  });

  test('fails when another list is too long', async () => {
    const plan = planOf([], { alsoRemember: [listOf(repeat(5_001, 10))] });
    await expect(poll(plan, filling)).rejects.toThrow('too_many_known');
  });

  test('reaches whatever a later poll can reach, however the changes are spread', async () => {
    const burst = fc.record({
      count: fc.integer({ min: 0, max: 4_000 }),
      at: fc.integer({ min: 1, max: 25 * 60 - 1 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(burst, { maxLength: 4 }), async (bursts) => {
        const minutesAgo = bursts.flatMap(({ count, at }) => repeat(count, at));
        queries = [];
        const remembered = await poll(planOf(minutesAgo), filling).catch(() => null);
        fc.pre(remembered !== null);
        const known = new Set(remembered?.map(({ id }) => id));
        // A later poll reads a window only when it holds 2,500 records at most.
        const isReachable = (ago: number) => minutesAgo.filter((one) => one <= ago).length <= 2_500;
        const reachable = new Set([...new Set(minutesAgo)].filter(isReachable));
        const missed = minutesAgo.filter((ago, n) => reachable.has(ago) && !known.has(`row ${n}`));
        expect(missed).toEqual([]);
        expect(queries.length).toBeLessThanOrEqual(52);
      }),
      { numRuns: 40 },
    );
  });
});
