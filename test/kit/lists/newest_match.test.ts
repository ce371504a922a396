import { afterEach, expect, jest, test } from '@jest/globals';
import type { ListPage } from '../../../kit/lists/page.ts';
import { newestMatches } from '../../../kit/lists/search_list.ts';

interface Thing {
  name: string;
  at?: number;
}

afterEach(() => {
  jest.restoreAllMocks();
});

const searched = (things: Thing[], name: string) => {
  let calls = 0;
  const list: ListPage<Thing> = async ({ limit, cursor = '0' }) => {
    calls += 1;
    const end = Number(cursor) + limit;
    const hasMore = end < things.length;
    const items = things.slice(Number(cursor), end);
    return { items, hasMore, nextCursor: hasMore ? String(end) : null };
  };
  const isWanted = (thing: Thing) => thing.name === name;
  return { found: newestMatches(list, isWanted, ({ at }) => at), calls: () => calls };
};

const others = (count: number): Thing[] => Array<Thing>(count).fill({ name: 'other', at: 9 });

test.each([
  [
    [3, 1, 2],
    [3, 2, 1],
  ],
  [
    [1, 2, 3],
    [3, 2, 1],
  ],
  [
    [undefined, 1],
    [1, undefined],
  ],
])('of matches that came at %j the newest is the first', async (ats, newest) => {
  const matches = ats.map((at) => (at === undefined ? { name: 'a' } : { name: 'a', at }));
  const { found, calls } = searched([...others(100), ...matches], 'a');
  expect((await found).map(({ at }) => at)).toEqual(newest);
  expect(calls()).toBe(2);
});

test('finds nothing only when the list was read to its end', async () => {
  const { found, calls } = searched(others(5_000), 'a');
  expect(await found).toEqual([]);
  expect(calls()).toBe(50);
});

test('does not guess when the list is too long', async () => {
  const { found } = searched([...others(5_000), { name: 'a' }], 'a');
  await expect(found).rejects.toThrow('too_long_to_search');
});

test('does not guess when the list comes too slowly', async () => {
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => {
    now += 7_000;
    return now;
  });
  await expect(searched(others(300), 'a').found).rejects.toThrow('too_long_to_search');
});
