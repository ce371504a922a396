import { afterEach, expect, jest, test } from '@jest/globals';
import { Problem } from '../../../kit/errors/problem.ts';
import type { ListPage } from '../../../kit/lists/page.ts';
import { exactMatch, firstMatch } from '../../../kit/lists/search_list.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

/** A list of the numbers from 0 to `length - 1` in pages of 100, which counts its calls. */
const numbers = (length: number, most = 100) => {
  const asked: (string | undefined)[] = [];
  const list: ListPage<number> = async ({ limit, cursor }) => {
    asked.push(cursor);
    const start = Number(cursor ?? 0);
    const end = start + Math.min(limit, most);
    const items = Array.from({ length: Math.min(end, length) - start }, (_, n) => start + n);
    const hasMore = end < length;
    return { items, hasMore, nextCursor: hasMore ? String(end) : null };
  };
  return { list, asked };
};

test('reads no further than the page of the wanted record', async () => {
  const { list, asked } = numbers(1_000);
  expect(await firstMatch(list, (n) => n === 150)).toBe(150);
  expect(asked).toEqual([undefined, '100']);
});

test.each([
  [100, 50],
  [20, 250],
])('finds nothing only after the last page of 5,000 records (%d a page)', async (size, calls) => {
  const { list, asked } = numbers(5_000, size);
  expect(await firstMatch(list, (n) => n < 0)).toBeNull();
  expect(asked).toHaveLength(calls);
});

test.each([100, 20])(
  'says of a list that is too long that nobody knows (%d a page)',
  async (size) => {
    const search = firstMatch(numbers(5_001, size).list, (n) => n === 5_000);
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
  (status: number): ListPage<number> =>
  async () => {
    throw new Problem({ consequence: 'fail', message: '' }, { code: 'x', status });
  };

test('a filter that is refused is left out, once', async () => {
  const whole = numbers(300);
  expect(await exactMatch(refusing(400), whole.list, (n) => n === 250)).toBe(250);
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
  expect(await exactMatch(numbers(300).list, whole.list, (n) => n === 250)).toBe(250);
  expect(await exactMatch(numbers(300).list, whole.list, (n) => n < 0)).toBeNull();
  expect(whole.asked).toHaveLength(0);
});
