import { describe, expect, test } from '@jest/globals';
import { wholeWalk } from '../api_lists.ts';

/** Pages of ids, each with the total that is told with it. */
type Told = [ids: string, total?: number][];

describe('a walk', () => {
  /** Walks pages of ids, each with the total that is told with it; answers what was read. */
  const walked = async (told: Told, by = 'page', start?: string) => {
    const pagesLeft = [...told];
    const list = wholeWalk(async () => {
      const [ids = '', totalCount] = pagesLeft.shift() ?? [];
      const hasMore = pagesLeft.length > 0;
      const nextCursor = hasMore ? `${by}=${told.length - pagesLeft.length + 1}` : null;
      return { items: [...ids].map((id) => ({ id })), hasMore, nextCursor, totalCount };
    });
    let read = '';
    let cursor = start;
    for (;;) {
      const page = await list({ limit: 2, cursor });
      read += page.items.map(({ id }) => id).join('');
      if (!page.hasMore) return read;
      cursor = page.nextCursor ?? undefined;
    }
  };

  const WHOLE: [string, Told][] = [
    ['no total', [['ab'], ['cd']]],
    [
      'a total that stays',
      [
        ['ab', 3],
        ['c', 3],
      ],
    ],
    [
      'a total that grows, and a row that comes again',
      [
        ['ab', 3],
        ['bc', 4],
      ],
    ],
    ['a total once', [['ab', 3], ['c']]],
  ];
  test.each(WHOLE)('with %s is whole', async (_title, told) => {
    expect(await walked(told)).toBe(told.map(([ids]) => ids).join(''));
  });

  const BROKEN: [string, Told][] = [
    ['a page that begins as an earlier one', [['ab'], ['ac']]],
    [
      'a total that falls',
      [
        ['ab', 4],
        ['d', 3],
      ],
    ],
    [
      'an end before the total',
      [
        ['ab', 5],
        ['cd', 5],
      ],
    ],
  ];
  test.each(BROKEN)('breaks off at %s', async (_title, told) => {
    await expect(walked(told)).rejects.toThrow('broken_list');
  });

  test('by cursors takes no harm from a total that falls or grows', async () => {
    expect(
      await walked(
        [
          ['ab', 4],
          ['d', 3],
        ],
        'cursor',
      ),
    ).toBe('abd');
    expect(
      await walked(
        [
          ['ab', 3],
          ['c', 4],
        ],
        'cursor',
      ),
    ).toBe('abc');
    await expect(
      walked(
        [
          ['ab', 5],
          ['cd', 5],
        ],
        'cursor',
      ),
    ).rejects.toThrow('broken_list');
  });

  test('that starts in the middle does not know how many rows came before', async () => {
    expect(await walked([['c', 3]], 'page', 'page=2')).toBe('c');
  });
});
