import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { ListPage, PollQuery } from '../../../kit/lists/page.ts';
import { poll } from '../../../kit/lists/poll_changes.ts';
import type { PollPlan } from '../../../kit/lists/poll_plan.ts';

interface Row {
  id: string;
  updated_at: string;
}

const MINUTE_MS = 60_000;
const HOUR = 60;
const ORDINARY = Date.parse('2026-07-20T01:05:00Z'); // reads the floor alone
const FOUR_HOURS = Date.parse('2026-07-20T01:35:00Z');
const DAY = Date.parse('2026-07-20T03:20:00Z'); // a day, and no four hours
const DAY_AND_FOUR_HOURS = Date.parse('2026-07-20T00:05:00Z');

let queries: PollQuery[] = [];
let elapsedMs = 0;

beforeEach(() => {
  queries = [];
  elapsedMs = 0;
  jest.spyOn(Date, 'now').mockReturnValue(ORDINARY);
  jest.spyOn(performance, 'now').mockImplementation(() => elapsedMs);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const itIs = (now: number): void => {
  jest.spyOn(Date, 'now').mockReturnValue(now);
};

interface Vendor {
  /** Rows on a page at most. */
  most?: number;
  counts?: boolean;
  pageMs?: number;
}

/** A list of rows that changed so many minutes ago, oldest first. */
const listOf = (minutesAgo: number[], vendor: Vendor = {}): ListPage<Row> => {
  const { most = 100, counts = true, pageMs = 0 } = vendor;
  const now = Date.now();
  const all = minutesAgo.map((ago, n) => ({ at: now - ago * MINUTE_MS, id: `row ${n}` }));
  const changedSince = new Map<string | undefined, typeof all>();
  return async (query) => {
    queries.push(query);
    elapsedMs += pageMs;
    const { updatedSince } = query;
    const since = updatedSince === undefined ? 0 : Date.parse(updatedSince);
    const rows = changedSince.get(updatedSince) ?? all.filter(({ at }) => at > since);
    changedSince.set(updatedSince, rows);
    const from = Number(query.cursor ?? 0);
    const to = from + Math.min(query.limit, most);
    const hasMore = to < rows.length;
    const items = rows.slice(from, to);
    return {
      items: items.map(({ id, at }) => ({ id, updated_at: new Date(at).toISOString() })),
      hasMore,
      nextCursor: hasMore ? String(to) : null,
      totalCount: query.withTotal && counts ? rows.length : undefined,
    };
  };
};

const planOf = (
  minutesAgo: number[],
  vendor: Vendor = {},
  rest: Partial<PollPlan<Row>> = {},
): PollPlan<Row> => ({ list: listOf(minutesAgo, vendor), replicationKey: 'updated_at', ...rest });

const fixed = (...items: Row[]): PollPlan<Row> => ({
  list: async () => ({ items, hasMore: false, nextCursor: null }),
  replicationKey: 'updated_at',
});

const repeat = (count: number, minutesAgo: number): number[] =>
  Array.from({ length: count }, () => minutesAgo);

describe('the floor', () => {
  test.each([0, 1, 100])('of %d records is one call without a count', async (count) => {
    expect(await poll(planOf(repeat(count, 10)))).toHaveLength(count);
    expect(queries).toMatchObject([
      { updatedSince: '2026-07-19T23:50:00Z', limit: 100, withTotal: false },
    ]);
  });

  test('of 5,000 records is read in 50 calls, and counted on the second', async () => {
    expect(await poll(planOf(repeat(5_000, 74)))).toHaveLength(5_000);
    expect(queries.map(({ withTotal }) => withTotal).filter(Boolean)).toHaveLength(1);
    expect(queries).toHaveLength(50);
  });

  test.each([true, false])('of 5,001 fails and returns nothing (counts: %p)', async (counts) => {
    const failed = poll(planOf(repeat(5_001, 10), { counts }));
    await expect(failed).rejects.toMatchObject({
      details: { code: 'too_many_changes' },
      values: { count: counts ? '5001' : '5000' },
    });
    expect(queries).toHaveLength(counts ? 2 : 50);
  });

  test('uses all of 20 seconds, and no more', async () => {
    expect(await poll(planOf(repeat(700, 10), { pageMs: 2_800 }))).toHaveLength(700);
    elapsedMs = 0;
    await expect(poll(planOf(repeat(1_000, 10), { pageMs: 2_800 }))).rejects.toThrow('slow_list');
  });

  test('is read whole also when the vendor cuts its pages shorter', async () => {
    expect(await poll(planOf(repeat(1_300, 10), { most: 50 }))).toHaveLength(1_300);
  });

  test('counts the records of a page that is longer than was asked for', async () => {
    const row = (n: number) => ({ id: `${n}`, updated_at: '2026-07-20T00:30:00Z' });
    const plan = fixed(...Array.from({ length: 10_000 }, (_, n) => row(n)));
    await expect(poll(plan)).rejects.toMatchObject({ values: { count: '10000' } });
  });
});

describe('a wide window', () => {
  test.each([
    [ORDINARY, 1],
    [FOUR_HOURS, 2],
    [DAY, 3],
    [DAY_AND_FOUR_HOURS, 3],
  ])('is read when its turn comes (%d)', async (now, found) => {
    itIs(now);
    expect(await poll(planOf([30, 3 * HOUR, 20 * HOUR, 26 * HOUR]))).toHaveLength(found);
    expect(queries).toHaveLength(1);
  });

  test('that is too long gives way to the next one, and then to the floor', async () => {
    itIs(DAY_AND_FOUR_HOURS);
    const busyDay = [...repeat(2_501, 5 * HOUR), ...repeat(150, 3 * HOUR), 30];
    expect(await poll(planOf(busyDay))).toHaveLength(151);
    expect(queries).toHaveLength(2 + 2);
    queries = [];
    expect(await poll(planOf([...repeat(2_501, 3 * HOUR), 30]))).toHaveLength(1);
    expect(queries).toHaveLength(2 + 2 + 1);
  });

  test.each([true, false])(
    'never costs the floor its calls or its time (counts: %p)',
    async (counts) => {
      for (const pageMs of [10, 800, 2_500]) {
        for (const now of [FOUR_HOURS, DAY, DAY_AND_FOUR_HOURS]) {
          for (const [older, recent] of [
            [6_000, 700],
            [2_000, 500],
            [2_400, 90],
            [6_000, pageMs === 10 ? 4_800 : 0],
          ] as const) {
            itIs(now);
            queries = [];
            elapsedMs = 0;
            const changes = [...repeat(older, 3 * HOUR), ...repeat(recent, 30)];
            expect((await poll(planOf(changes, { counts, pageMs }))).length).toBeGreaterThanOrEqual(
              recent,
            );
            expect(queries.length).toBeLessThanOrEqual(58);
            expect(elapsedMs).toBeLessThanOrEqual(22_500);
          }
        }
      }
    },
  );

  test('that would take just the time that is left gives way before it fails', async () => {
    itIs(FOUR_HOURS);
    let calls = 0;
    const plan = planOf([...repeat(1_700, 3 * HOUR), ...repeat(150, 30)]);
    const slowing: ListPage<Row> = (query) => {
      calls += 1;
      elapsedMs += calls < 4 ? 900 : 1_800;
      return plan.list(query);
    };
    expect((await poll({ ...plan, list: slowing })).length).toBeGreaterThanOrEqual(150);
    expect(elapsedMs).toBeLessThan(22_000);
  });
});

describe('the changes of others', () => {
  test.each([ORDINARY, FOUR_HOURS])('push out nothing that is wanted (%d)', async (now) => {
    itIs(now);
    const parts = [listOf([20]), listOf([])];
    const plan = planOf(repeat(5_100, 10), {}, { parts });
    expect(await poll(plan)).toHaveLength(1);
    expect(queries.length).toBeLessThanOrEqual(4);
  });

  test('still fail the poll when the wanted ones are too many as well', async () => {
    const parts = [listOf(repeat(5_001, 10)), listOf([10])];
    const failed = poll(planOf(repeat(9_000, 10), {}, { parts }));
    await expect(failed).rejects.toMatchObject({ values: { count: '5001' } });
  });
});

describe('a record', () => {
  test('that changed in the last two seconds of the vendor waits for the next poll', async () => {
    const plan = planOf([10, 0.02, 0]);
    const list: ListPage<Row> = async (query) => ({
      ...(await plan.list(query)),
      servedAt: ORDINARY,
    });
    expect(await poll({ ...plan, list })).toHaveLength(1);
    expect(await poll({ ...plan, list }, { isPopulatingDedupe: true })).toHaveLength(3);
  });

  test.each([-26 * HOUR, -6, 6, 26 * HOUR, undefined])(
    'is judged by our clock where that of the vendor is %p minutes off',
    async (minutesOff) => {
      const plan = planOf([10, 0]);
      const servedAt = minutesOff === undefined ? undefined : ORDINARY + minutesOff * MINUTE_MS;
      const list: ListPage<Row> = async (query) => ({ ...(await plan.list(query)), servedAt });
      expect(await poll({ ...plan, list })).toHaveLength(1);
    },
  );

  test('waits for as long as its trigger says', async () => {
    const plan = planOf([11, 9], {}, { settlingMs: () => 10 * MINUTE_MS });
    expect(await poll(plan)).toHaveLength(1);
  });

  test.each(['2099-01-01T00:00:00Z', '', 'yesterday', '2026-13-45T00:00:00Z'])(
    'with the time %j is not waited for, and harms no other',
    async (updated_at) => {
      const good = { id: 'b', updated_at: '2026-07-20T00:30:00Z' };
      const ids = (await poll(fixed({ id: 'a', updated_at }, good))).map(({ id }) => id);
      expect(ids.sort()).toEqual(['a', 'b']);
    },
  );

  test('without a usable time sorts last', async () => {
    const plan = fixed(
      { id: 'a', updated_at: '' },
      { id: 'b', updated_at: '1969-07-20T00:30:00Z' },
      { id: 'c', updated_at: '2026-07-20T00:30:00Z' },
    );
    expect((await poll(plan)).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  test('that comes twice in one walk is returned once, in its later state', async () => {
    const older = { id: 'a', updated_at: '2026-07-20T00:30:00Z' };
    const later = { id: 'a', updated_at: '2026-07-20T10:40:00+10:00' };
    expect(await poll(fixed(older, later))).toEqual([later]);
    expect(await poll(fixed(later, older))).toEqual([later]);
  });

  test('is ordered by its instant, whatever offset or fraction its time is written with', async () => {
    const plan = fixed(
      { id: 'a', updated_at: '2026-07-20T10:00:00.900+10:00' },
      { id: 'b', updated_at: '2026-07-20T00:00:01Z' },
      { id: 'c', updated_at: '2026-07-19T23:59:59Z' },
    );
    expect((await poll(plan)).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });
});

test('a sample asks each part until one has somebody', async () => {
  const parts = [listOf([]), listOf(repeat(5, 10)), listOf([1])];
  const sample = await poll(planOf([1], {}, { parts }), { isLoadingSample: true });
  expect(sample).toHaveLength(3);
  expect(queries).toHaveLength(2);
});

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

  test('reaches whatever a later poll can reach, however the changes are spread', async () => {
    const burst = fc.record({
      count: fc.integer({ min: 0, max: 4_000 }),
      at: fc.integer({ min: 1, max: 25 * HOUR - 1 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(burst, { maxLength: 4 }), async (bursts) => {
        const minutesAgo = bursts.flatMap(({ count, at }) => repeat(count, at));
        queries = [];
        const remembered = await poll(planOf(minutesAgo), filling).catch(() => null);
        fc.pre(remembered !== null);
        const known = new Set(remembered?.map(({ id }) => id));
        // A later poll reads the floor, and a wider window only when it holds 2,500 records at most.
        const isReachable = (ago: number) =>
          ago <= 75 || minutesAgo.filter((one) => one <= ago).length <= 2_500;
        const reachable = new Set([...new Set(minutesAgo)].filter(isReachable));
        const missed = minutesAgo.filter((ago, n) => reachable.has(ago) && !known.has(`row ${n}`));
        expect(missed).toEqual([]);
        expect(queries.length).toBeLessThanOrEqual(50);
      }),
      { numRuns: 40 },
    );
  });
});
