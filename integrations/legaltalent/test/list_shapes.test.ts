import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { Walk } from '../../../kit/lists/walk.ts';
import { pageOfAnyShape, placeQuery, wholeWalk } from '../api_lists.ts';

const ROW = z.looseObject({ id: z.string() });

const answerOf = (data: unknown) => ({
  status: 200,
  header: () => null,
  data,
  attempts: 1,
  wasUnanswered: false,
  isEmpty: false,
});

/** A page, and its way on as the query that goes there; null when it names none. */
const pageOf = (data: unknown, limit: number | undefined = 100, cursor?: string) => {
  const page = pageOfAnyShape(answerOf(data), { schema: ROW, rowKey: 'people', limit, cursor });
  const wayOn = page.nextCursor === null ? null : placeQuery(page.nextCursor);
  return { ...page, wayOn };
};

const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => ({ id: String(from + n) }));

describe('the rows of a list', () => {
  test.each([
    [{ data: { people: rows(2) } }],
    [{ data: { items: rows(2) } }],
    [{ data: { results: rows(2) } }],
    [{ data: rows(2) }],
    [{ people: rows(2) }],
    [{ items: rows(2), data: {} }],
    [rows(2)],
  ])('are found in %j', (body) => {
    expect(pageOf(body)).toMatchObject({ items: rows(2), hasMore: false, nextCursor: null });
  });

  test.each([
    [{ data: { people: null } }],
    [{ data: {} }],
    [{ others: [] }],
    [null],
    [undefined],
    [{ people: [{}] }],
  ])('are an error when they are not there, never an empty list: %j', (body) => {
    expect(() => pageOf(body)).toThrow('unreadable_answer');
  });
});

const pagination = { page: 1, limit: 3, total: 8, total_pages: 3 };

test.each([
  ['a page number', { data: { people: rows(3), pagination } }],
  ['no count of pages', { people: rows(3), page: 1, limit: 3, total: 8 }],
  ['no total', { people: rows(3), page: 1, total_pages: 2 }],
  ['a word that more follows', { people: rows(3), page: 1, has_more: true }],
  ['a full page by its limit', { people: rows(3), page: 1, limit: 3 }],
  ['a full page by what was asked', { people: rows(100), page: 1 }],
  ['a full page with the count of its rows', { people: rows(100), page: 1, count: 100 }],
  ['a full page without any word', rows(100)],
  ['a full page by its own limit', { people: rows(3), limit: 3 }],
  ['a round length', { people: rows(50), count: 50 }],
  ['no cursor beside a number', { people: rows(3), page: 1, limit: 3, next_cursor: null }],
  ['a total without a limit', { people: rows(100), page: 1, total: 150 }],
  ['a total and has_more', { people: rows(100), page: 1, total: 150, has_more: false }],
  ['numbers as texts', { people: rows(3), page: '1', limit: '3', total: '8', total_pages: '3' }],
  ['a total alone', { people: rows(3), count: 4 }],
  ['a total against has_more', { people: rows(3), total: 4, has_more: false }],
  ['a page number in the meta', { data: rows(3), meta: { page: 1, total_pages: 2 } }],
  ['a pagination in the meta', { data: rows(3), meta: { pagination } }],
])('by page numbers, %s leads to the second page', (_title, body) => {
  expect(pageOf(body)).toMatchObject({ hasMore: true, wayOn: { page: '2' } });
});

test.each([
  [{ people: rows(3), next_cursor: 2 }, { cursor: '2' }],
  [{ people: rows(3), has_more: true, next_cursor: 'a b' }, { cursor: 'a b' }],
  [{ data: { people: rows(3), nextToken: 'c' } }, { nextToken: 'c' }],
  [{ people: [], last_key: 'k', cursor: 'where this page starts' }, { last_key: 'k' }],
  [{ people: rows(3), page: 0, total_pages: 2 }, { page: '1' }],
])('%j leads to %j', (body, wayOn) => {
  expect(pageOf(body)).toMatchObject({ hasMore: true, wayOn });
});

test.each([
  ['the last page', { people: rows(2), pagination: { page: 3, total_pages: 3 } }],
  ['no more', { people: rows(3), has_more: false, next_cursor: 'c' }],
  ['an empty cursor', { people: rows(3), next_cursor: '' }],
  ['no cursor', { people: rows(3), next_cursor: null, has_more: false }],
  ['a count of the few that came', { people: rows(3), count: 3 }],
  ['a total that has come', { people: rows(100), total: 100 }],
  ['a page number with fewer rows than were asked for', { people: rows(99), page: 1 }],
  ['a page that is the only one', { people: rows(100), total_pages: 1 }],
  ['no cursor behind as many rows as were asked for', { people: rows(100), next_cursor: null }],
  ['fewer rows than were asked for', rows(3)],
  ['more rows than were asked for', rows(253)],
  ['the way back', { people: rows(3), links: { prev: '/a', first: '/b', next: null } }],
  ['words of other things', { people: rows(3), message: 'ok', meta: { request_id: 'r' } }],
  ['a place that is empty', { people: rows(3), total: 0, offset: 0, next_token: '', page: {} }],
])('%s ends a list', (_title, body) => {
  expect(pageOf(body)).toMatchObject({ hasMore: false, nextCursor: null });
});

test.each([
  ['an empty page before the end', { people: [], page: 1, limit: 3, total: 8 }],
  ['more without a cursor', { people: rows(3), has_more: true, next_cursor: null }],
  ['a count of pages without a page', { people: rows(3), total_pages: 2 }],
  ['a total against an empty cursor', { people: rows(3), total: 4, next_cursor: null }],
  ['a word that nobody understands', { people: rows(3), page: 1, next: 'x', has_more: false }],
])('%s promises more without a way to it', (_title, body) => {
  expect(pageOf(body)).toMatchObject({ hasMore: true, nextCursor: null });
});

test('a cursor comes back as it came, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (cursor) => {
      fc.pre(cursor !== '0' && cursor !== 'false');
      const { wayOn } = pageOf({ people: [], next_cursor: cursor });
      expect(wayOn).toEqual({ cursor });
    }),
  );
  expect(placeQuery(undefined)).toEqual({});
});

describe('a page of a size that nobody asked for', () => {
  const sizeless = (data: unknown) =>
    pageOfAnyShape(answerOf(data), { schema: ROW, rowKey: 'people', limit: undefined });

  test.each([
    ['may be a part', { people: rows(1) }, true],
    ['ends when it is empty', { people: [] }, false],
    ['ends by the word for it', { people: rows(20), has_more: false }, false],
  ])('%s', (_title, body, hasMore) => {
    expect(sizeless(body)).toMatchObject({ hasMore });
  });
});

describe('a walk', () => {
  /** Walks answers one after another; what it read, in one text. */
  const walked = async (...bodies: object[]) => {
    const left = [...bodies];
    const list = wholeWalk(async ({ cursor }) => pageOf(left.shift(), 2, cursor));
    const walk = new Walk(list);
    let read = '';
    while (!walk.isDone) read += (await walk.nextPage()).items.map(({ id }) => id).join('');
    return read;
  };
  const page = (ids: string, words: object = {}) => ({
    people: [...ids].map((id) => ({ id })),
    ...words,
  });

  test.each([
    ['abc', page('ab', { page: 1, total: 3 }), page('c', { page: 2, total: 3 })],
    ['abbc', page('ab', { page: 1, total: 3 }), page('bc', { page: 2, total: 4 })],
    ['abc', page('ab', { page: 1, has_more: true }), page('c', { page: 2, has_more: false })],
    ['abd', page('ab', { next_cursor: 'x', total: 4 }), page('d', { next_cursor: '', total: 3 })],
    ['abc', page('ab', { next_cursor: 'x', total: 3 }), page('c', { next_cursor: '', total: 4 })],
    ['ab', page('ab', { page: 1, limit: 2 }), page('', { page: 2, limit: 2 })],
  ])('reads %s', async (ids, ...bodies) => {
    expect(await walked(...bodies)).toBe(ids);
  });

  test.each([
    ['at a page that begins as an earlier one', page('ab', { next_token: 'x' }), page('ac')],
    ['at a total that falls', page('ab', { page: 1, total: 4 }), page('d', { page: 2, total: 3 })],
    [
      'at an end before the total',
      page('ab', { next_cursor: 'x', total: 5 }),
      page('cd', { next_cursor: '', total: 5 }),
    ],
    [
      'at a page that says it is another',
      page('ab', { page: 1, has_more: true }),
      page('ef', { page: 3, has_more: false }),
    ],
  ])('breaks off %s', async (_title, ...bodies) => {
    await expect(walked(...bodies)).rejects.toThrow('broken_list');
  });
});
