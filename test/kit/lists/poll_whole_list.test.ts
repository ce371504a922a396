import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Page, PollQuery } from '../../../kit/lists/page.ts';
import { pollWholeList } from '../../../kit/lists/poll_whole_list.ts';

interface Row {
  id: string;
  at?: number;
  isFinal?: boolean;
}

const numbered = (count: number): Row[] =>
  Array.from({ length: count }, (_, n) => ({ id: `row ${n}`, at: n }));

/** A list in the vendor's order, and what was asked of it. */
const listOf = (rows: Row[], most = 100, totalCount?: number) => {
  const queries: PollQuery[] = [];
  const list = async (query: PollQuery): Promise<Page<Row>> => {
    queries.push(query);
    const from = Number(query.cursor ?? 0);
    const to = from + Math.min(query.limit, most);
    const hasMore = to < rows.length;
    const nextCursor = hasMore ? String(to) : null;
    return { items: rows.slice(from, to), hasMore, nextCursor, totalCount };
  };
  return { list, queries };
};

const planOf = ({ list }: ReturnType<typeof listOf>) => ({
  lists: [list],
  instantOf: ({ at }: Row) => at,
});

test.each([
  [0, 100, 1],
  [1, 100, 1],
  [100, 100, 1],
  [101, 100, 2],
  [5_000, 100, 50],
  [5_000, 20, 250],
])('a list of %d records in pages of %d is read in %d calls', async (count, size, calls) => {
  const rows = listOf(numbered(count), size);
  expect(await pollWholeList(planOf(rows))).toHaveLength(count);
  expect(rows.queries).toHaveLength(calls);
});

test('returns everything once, newest first, in whatever order and pages it came', async () => {
  const ats = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });
  const property = fc.asyncProperty(ats, fc.integer({ min: 2, max: 40 }), async (times, size) => {
    const rows = times.map((at, n) => ({ id: `row ${n}`, at }));
    const polled = await pollWholeList(planOf(listOf(rows, size)));
    expect(new Set(polled.map(({ id }) => id)).size).toBe(rows.length);
    expect(polled.map(({ at }) => at)).toEqual([...times].sort((a, b) => b - a));
  });
  await fc.assert(property);
});

test('keeps the order of the vendor when records carry no time', async () => {
  const rows = [{ id: 'b' }, { id: 'a' }];
  expect(await pollWholeList(planOf(listOf(rows)))).toEqual(rows);
});

test('takes a record that moved to the next page once, as read last', async () => {
  const moved = [{ id: 'a' }, { id: 'b' }, { id: 'b', isFinal: true }];
  const polled = await pollWholeList(planOf(listOf(moved, 2)));
  expect(polled).toEqual([{ id: 'a' }, { id: 'b', isFinal: true }]);
});

test('takes a record that changed during the walk for each of its events', async () => {
  const walked = [
    { id: 'a', at: 1 },
    { id: 'b', at: 1 },
    { id: 'a', at: 2 },
    { id: 'a', at: 2 },
  ];
  const polled = await pollWholeList({ ...planOf(listOf(walked, 2)), dedupeKey: ['id', 'at'] });
  expect(polled).toEqual([
    { id: 'a', at: 2 },
    { id: 'a', at: 1 },
    { id: 'b', at: 1 },
  ]);
});

test('knows as much when the memory is filled as a later poll can meet', async () => {
  const rows = listOf(numbered(250));
  const isEvent = ({ at = 0 }: Row) => at % 2 === 0;
  const plan = { ...planOf(rows), isEvent };
  const remembered = await pollWholeList(plan, { isPopulatingDedupe: true });
  expect(remembered).toEqual(await pollWholeList(plan));
  expect(remembered).toHaveLength(125);
});

test.each([
  [true, 100],
  [false, 100],
  [true, 20],
  [false, 20],
])(
  'fails, and returns no part, when the list is longer than 5,000 (filling: %p, pages of %d)',
  async (isPopulatingDedupe, size) => {
    const poll = pollWholeList(planOf(listOf(numbered(5_001), size)), { isPopulatingDedupe });
    await expect(poll).rejects.toMatchObject({
      details: { code: 'too_long_list' },
      values: { count: '5000' },
    });
  },
);

test('reads no further when the vendor tells of more records than fit', async () => {
  const rows = listOf(numbered(300), 100, 5_001);
  await expect(pollWholeList(planOf(rows))).rejects.toMatchObject({ values: { count: '5001' } });
  expect(rows.queries).toHaveLength(1);
});

test('reads several lists within one budget, and takes what changed between them for both', async () => {
  const active = listOf([{ id: 'a', at: 1 }, ...numbered(120)]);
  const frozen = listOf([{ id: 'a', at: 2 }]);
  const lists = [active.list, frozen.list];
  const plan = { lists, instantOf: ({ at }: Row) => at };
  expect(await pollWholeList({ ...plan, dedupeKey: ['id', 'at'] })).toHaveLength(122);
  expect([...active.queries, ...frozen.queries]).toHaveLength(3);
  const long = listOf(numbered(2_600));
  const longs = [long.list, listOf(numbered(5_000).slice(2_600)).list, frozen.list];
  await expect(pollWholeList({ ...plan, lists: longs })).rejects.toThrow('too_long_list');
});

test('reads no more calls than the plan allows', async () => {
  const rows = listOf(numbered(600), 2);
  const poll = pollWholeList({ ...planOf(rows), maxCalls: 100 });
  await expect(poll).rejects.toThrow('too_long_list');
  expect(rows.queries).toHaveLength(100);
});

test('counts records, not pages alone', async () => {
  const list = async () => ({ items: numbered(10_000), hasMore: false, nextCursor: null });
  const poll = pollWholeList({ lists: [list], instantOf: ({ at }) => at });
  await expect(poll).rejects.toMatchObject({ values: { count: '10000' } });
});

test.each([0, 2])('a sample asks the next list, of %d, when one has nothing', async (count) => {
  const lists = [listOf([]).list, listOf(numbered(count)).list];
  const plan = { lists, instantOf: ({ at }: Row) => at };
  expect(await pollWholeList(plan, { isLoadingSample: true })).toHaveLength(count);
});

test('reads pages of a few records for 250 calls at most', async () => {
  const rows = listOf(numbered(600), 2);
  await expect(pollWholeList(planOf(rows))).rejects.toThrow('too_long_list');
  expect(rows.queries).toHaveLength(250);
});

test('a sample is the three newest of one page', async () => {
  const rows = listOf(numbered(120));
  const sample = await pollWholeList(planOf(rows), { isLoadingSample: true });
  expect(sample.map(({ at }) => at)).toEqual([99, 98, 97]);
  expect(rows.queries).toHaveLength(1);
});

type Moment = { adds: number; fails: boolean; isReversed: boolean };

const moment: fc.Arbitrary<Moment> = fc.record({
  adds: fc.integer({ min: 0, max: 30 }),
  fails: fc.boolean(),
  isReversed: fc.boolean(),
});

/** A list in either order that breaks off after its first page when the vendor fails. */
const listAt = (rows: Row[], { fails, isReversed }: Moment) => {
  const { list } = listOf(isReversed ? rows.toReversed() : rows, 20);
  return async (query: PollQuery): Promise<Page<Row>> => {
    if (fails && query.cursor !== undefined) throw new Error('Down.');
    return list(query);
  };
};

test('over any days and failures, who is added later fires once, and who was there never', async () => {
  const property = fc.asyncProperty(fc.array(moment, { maxLength: 20 }), async (moments) => {
    const rows = numbered(45);
    const instantOf = ({ at }: Row) => at;
    const seen = new Set(
      (await pollWholeList({ lists: [listOf(rows, 20).list], instantOf })).map(({ id }) => id),
    );
    const fired: string[] = [];
    for (const now of [...moments, { adds: 0, fails: false, isReversed: false }]) {
      for (let n = 0; n < now.adds; n += 1)
        rows.push({ id: `row ${rows.length}`, at: rows.length });
      const polled = await pollWholeList({ lists: [listAt(rows, now)], instantOf }).catch(() => []);
      for (const { id } of polled) if (!seen.has(id)) fired.push(id);
      for (const { id } of polled) seen.add(id);
    }
    expect(fired.sort()).toEqual(
      rows
        .slice(45)
        .map(({ id }) => id)
        .sort(),
    );
  });
  await fc.assert(property);
});
