import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Page, pages } from '../../../kit/lists/page.ts';

const walk = async (answers: Map<string | undefined, Page<number>>): Promise<number[]> => {
  const items: number[] = [];
  const fetchPage = async (cursor: string | undefined) => {
    const page = answers.get(cursor);
    if (!page) throw new Error('There is no such page.');
    return page;
  };
  for await (const page of pages(fetchPage)) items.push(...page.items);
  return items;
};

test('reads every item of every page once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.nat()), { minLength: 1 }), async (contents) => {
      const answers = new Map(
        contents.map((items, n): [string | undefined, Page<number>] => [
          n === 0 ? undefined : `page ${n}`,
          {
            items,
            hasMore: n < contents.length - 1,
            nextCursor: n < contents.length - 1 ? `page ${n + 1}` : null,
          },
        ]),
      );
      expect(await walk(answers)).toEqual(contents.flat());
    }),
  );
});

test.each([null, 'first'])('fails when the next page is %j again', async (nextCursor) => {
  const page = { items: [1], hasMore: true, nextCursor };
  const answers = new Map<string | undefined, Page<number>>([
    [undefined, { ...page, nextCursor: nextCursor && 'first' }],
    ['first', page],
  ]);
  await expect(walk(answers)).rejects.toThrow('broken_list');
});
