import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../../../kit/errors/problem.ts';
import type { ListPage, Page, PollQuery } from '../../../kit/lists/page.ts';
import { Walk, type WalkOptions } from '../../../kit/lists/walk.ts';

interface Row {
  id: string;
}

type Answer = (query: PollQuery, call: number) => Page<Row>;

const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id }));
const more = (items: Row[], nextCursor: string | null): Page<Row> => ({
  items,
  hasMore: true,
  nextCursor,
});
const last = (...ids: string[]): Page<Row> => ({
  items: rows(...ids),
  hasMore: false,
  nextCursor: null,
});

/** Walks a list to its end; `read` fails where the walk does. */
const walked = (answer: Answer, options?: WalkOptions) => {
  const queries: PollQuery[] = [];
  const list: ListPage<Row> = async (query) => {
    queries.push(query);
    return answer(query, queries.length);
  };
  const walk = new Walk(list, options);
  const read = async (): Promise<string[]> => {
    const ids: string[] = [];
    while (!walk.isDone) ids.push(...(await walk.nextPage()).items.map(({ id }) => id));
    return ids;
  };
  return { read: read(), queries, walk };
};

test('reads every record of every page once and in order', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(sizes, async (counts) => {
      const pages = counts.map((count, page) =>
        Array.from({ length: count }, (_, n) => ({ id: `${page}.${n}` })),
      );
      const { read } = walked(({ cursor = '0' }) => {
        const page = Number(cursor);
        const items = pages[page] ?? [];
        return page + 1 < pages.length
          ? more(items, String(page + 1))
          : { items, hasMore: false, nextCursor: null };
      });
      expect(await read).toEqual(pages.flat().map(({ id }) => id));
    }),
  );
});

describe('a list without an end breaks off', () => {
  const WORLDS: [string, number, Answer][] = [
    ['more is promised without a cursor', 1, () => more(rows('a'), null)],
    ['a page names itself as the next', 2, (_, call) => more(rows(`${call}`), 'x')],
    ['a cursor comes again later', 3, (_, call) => more(rows(`${call}`), call === 2 ? 'y' : 'x')],
    ['one page comes again under new cursors', 2, (_, call) => more(rows('a', 'b'), `${call}`)],
    [
      'two pages take turns under new cursors',
      3,
      (_, call) => more(call % 2 === 1 ? rows('a', 'b') : rows('c', 'd'), `${call}`),
    ],
    [
      'the same records come again in another order',
      2,
      (_, call) => more(call === 1 ? rows('a', 'b') : rows('b', 'a'), `${call}`),
    ],
    ['empty pages follow each other', 4, (_, call) => more([], `${call}`)],
    ['empty pages follow a full one', 5, (_, call) => more(call === 1 ? rows('a') : [], `${call}`)],
  ];
  test.each(WORLDS)('when %s, after %d calls', async (_world, calls, answer) => {
    const { read, queries } = walked(answer);
    await expect(read).rejects.toThrow('broken_list');
    expect(queries).toHaveLength(calls);
  });
});

describe('a list with an end is read to it', () => {
  test('when some pages are empty', async () => {
    const pages = [more([], '1'), more(rows('a'), '2'), more([], '3'), more([], '4'), last('b')];
    const { read } = walked((_, call) => pages[call - 1] ?? last());
    expect(await read).toEqual(['a', 'b']);
  });

  test('when its last page holds what moved there from the page before', async () => {
    const { read } = walked((_, call) => (call === 1 ? more(rows('a', 'b'), '1') : last('b')));
    expect(await read).toEqual(['a', 'b', 'b']);
  });

  test.each([400, 422])(
    'when a cursor is refused (%d) because the count is asked for',
    async (status) => {
      const refusal = new Problem({ consequence: 'fail', message: '' }, { code: 'x', status });
      const { read, queries } = walked(
        ({ cursor, withTotal }) => {
          if (cursor !== undefined && withTotal) throw refusal;
          return cursor === undefined ? more(rows('a'), '1') : last('b');
        },
        { countOnPage: 2 },
      );
      expect(await read).toEqual(['a', 'b']);
      expect(queries.map(({ withTotal }) => withTotal)).toEqual([false, true, false]);
    },
  );

  test.each([400, 422])('when it refuses (%d) to be counted at once', async (status) => {
    const refusal = new Problem({ consequence: 'fail', message: '' }, { code: 'x', status });
    const { read, queries } = walked(
      ({ cursor, withTotal }) => {
        if (withTotal) throw refusal;
        return cursor === undefined ? more(rows('a'), '1') : last('b');
      },
      { countOnPage: 1 },
    );
    expect(await read).toEqual(['a', 'b']);
    expect(queries.map(({ withTotal }) => withTotal)).toEqual([true, false, false]);
  });

  test('when a cursor is refused because the count of the first page is left out', async () => {
    const refusal = new Problem({ consequence: 'fail', message: '' }, { code: 'x', status: 400 });
    const { read, queries } = walked(
      ({ cursor, withTotal }) => {
        if (!withTotal) throw refusal;
        if (cursor === undefined) return more(rows('a'), '1');
        return cursor === '1' ? more(rows('b'), '2') : last('c');
      },
      { countOnPage: 1 },
    );
    expect(await read).toEqual(['a', 'b', 'c']);
    expect(queries.map(({ withTotal }) => withTotal)).toEqual([true, false, true, true]);
  });
});

test.each([
  ['the first page', 401, 1],
  ['a page that is not counted', 422, 3],
])('a refusal of %s (%d) is no reason to ask again', async (_page, status, call) => {
  const refusal = new Problem({ consequence: 'fail', message: '' }, { code: 'x', status });
  const { read, queries } = walked(
    (_, number) => {
      if (number === call) throw refusal;
      return more(rows(`${number}`), `${number}`);
    },
    { countOnPage: 2 },
  );
  await expect(read).rejects.toBe(refusal);
  expect(queries).toHaveLength(call);
});

test('tells how many calls the rest takes, by the records that a page really holds', async () => {
  const list: ListPage<Row> = async ({ cursor = '0' }) => ({
    ...more(rows(`${cursor}a`, `${cursor}b`), String(Number(cursor) + 1)),
    totalCount: 11,
  });
  const walk = new Walk(list);
  expect(walk.callsToGo).toBe(1);
  await walk.nextPage();
  expect(walk.callsToGo).toBe(5);
  await walk.nextPage();
  expect(walk.callsToGo).toBe(4);
});
