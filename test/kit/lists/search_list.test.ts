import { afterEach, expect, jest, test } from '@jest/globals';
import { Problem } from '../../../kit/errors/problem.ts';
import type { ListPage } from '../../../kit/lists/page.ts';
import { exactMatch, firstMatch, newestMatches } from '../../../kit/lists/search_list.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

interface Numbered {
  id: string;
  n: number;
}

/** A list of the numbers from 0 to `length - 1` in pages of 100, which counts its calls. */
const numbers = (length: number, most = 100) => {
  const asked: (string | undefined)[] = [];
  const list: ListPage<Numbered> = async ({ limit, cursor }) => {
    asked.push(cursor);
    const start = Number(cursor ?? 0);
    const end = start + Math.min(limit, most);
    const count = Math.min(end, length) - start;
    const items = Array.from({ length: count }, (_, n) => ({ id: `${start + n}`, n: start + n }));
    const hasMore = end < length;
    return { items, hasMore, nextCursor: hasMore ? String(end) : null };
  };
  return { list, asked };
};

test('reads no further than the page of the wanted record', async () => {
  const { list, asked } = numbers(1_000);
  expect(await firstMatch(list, ({ n }) => n === 150)).toMatchObject({ n: 150 });
  expect(asked).toEqual([undefined, '100']);
});

test('a count of more than can be read does not hide a record near the begin', async () => {
  const { list } = numbers(30_000);
  const counted: ListPage<Numbered> = async (query) => ({
    ...(await list(query)),
    totalCount: 30_000,
  });
  expect(await firstMatch(counted, ({ n }) => n === 150)).toMatchObject({ n: 150 });
});

test.each([
  [100, 50],
  [20, 250],
])('finds nothing only after the last page of 5,000 records (%d a page)', async (size, calls) => {
  const { list, asked } = numbers(5_000, size);
  expect(await firstMatch(list, ({ n }) => n < 0)).toBeNull();
  expect(asked).toHaveLength(calls);
});

test.each([100, 20])(
  'says of a list that is too long that nobody knows (%d a page)',
  async (size) => {
    const search = firstMatch(numbers(5_001, size).list, ({ n }) => n === 5_000);
    await expect(search).rejects.toThrow('too_long_to_search');
  },
);

test('says the same of a list that is too slow', async () => {
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => {
    now += 6_000;
    return now;
  });
  await expect(firstMatch(numbers(500).list, () => false)).rejects.toThrow('too_long_to_search');
});

const refusing =
  (status: number): ListPage<Numbered> =>
  async () => {
    throw new Problem({ consequence: 'fail', message: '' }, { code: 'x', status });
  };

test('a filter that is refused is left out, once', async () => {
  const whole = numbers(300);
  expect(await exactMatch(refusing(400), whole.list, ({ n }) => n === 250)).toMatchObject({
    n: 250,
  });
  expect(whole.asked).toHaveLength(3);
});

test.each([401, 403, 500])('a list that fails by %d is not asked again', async (status) => {
  const whole = numbers(300);
  const search = exactMatch(refusing(status), whole.list, () => true);
  await expect(search).rejects.toMatchObject({ details: { status } });
  expect(whole.asked).toHaveLength(0);
});

test('a filter that is ignored hands over nobody else', async () => {
  const whole = numbers(300);
  expect(await exactMatch(numbers(300).list, whole.list, ({ n }) => n === 250)).toMatchObject({
    n: 250,
  });
  expect(await exactMatch(numbers(300).list, whole.list, ({ n }) => n < 0)).toBeNull();
  expect(whole.asked).toHaveLength(0);
});

interface Thing {
  id: string;
  name: string;
  at?: number;
}

const searched = (unnumbered: Omit<Thing, 'id'>[], name: string) => {
  const things = unnumbered.map((thing, n) => ({ ...thing, id: `${n}` }));
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

const others = (count: number) => Array<Omit<Thing, 'id'>>(count).fill({ name: 'other', at: 9 });

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
