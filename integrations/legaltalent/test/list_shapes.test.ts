import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { pageOfAnyShape, placeQuery } from '../api_lists.ts';

const ROW = z.looseObject({ id: z.string() });

const answerOf = (data: unknown) => ({
  status: 200,
  header: () => null,
  data,
  attempts: 1,
  wasUnanswered: false,
  isEmpty: false,
});

const pageOf = (data: unknown, limit: number | undefined = 100, place?: string) =>
  pageOfAnyShape(answerOf(data), { schema: ROW, rowKey: 'people', limit, place });

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

const pagination = { page: 2, limit: 3, total: 8, total_pages: 3 };

test.each([
  ['a page number', { data: { people: rows(3), pagination } }, 'page=3'],
  [
    'a page number without a count of pages',
    { people: rows(3), page: 2, limit: 3, total: 8 },
    'page=3',
  ],
  ['a page number without a total', { people: rows(3), page: 1, total_pages: 2 }, 'page=2'],
  [
    'a page number and a word that more follows',
    { people: rows(3), page: 1, has_more: true },
    'page=2',
  ],
  ['a full page by its limit', { people: rows(3), page: 1, limit: 3 }, 'page=2'],
  ['a full page by what was asked', { people: rows(100), page: 2 }, 'page=3'],
  ['a full page with the count of its rows', { people: rows(100), page: 1, count: 100 }, 'page=2'],
  [
    'a full page whatever its cursor',
    { people: rows(3), page: 1, limit: 3, next_cursor: null },
    'page=2',
  ],
  ['a total without a limit', { people: rows(100), page: 1, total: 150 }, 'page=2'],
  ['a page before the last, full or not', { people: rows(50), page: 2, total: 250 }, 'page=3'],
  [
    'a total against the word that no more follows',
    { people: rows(100), page: 1, total: 150, has_more: false },
    'page=2',
  ],
  [
    'numbers as texts',
    { people: rows(3), page: '2', limit: '3', total: '8', total_pages: '3' },
    'page=3',
  ],
  ['a page number in the meta', { data: rows(3), meta: { page: 1, total_pages: 2 } }, 'page=2'],
  ['a pagination in the meta', { data: rows(3), meta: { pagination } }, 'page=3'],
  ['a number as cursor', { people: rows(3), next_cursor: 2 }, 'cursor=2'],
  ['a cursor', { people: rows(3), has_more: true, next_cursor: 'a b' }, 'cursor=a+b'],
  ['a cursor alone', { data: { people: rows(3), next_cursor: 'c' } }, 'cursor=c'],
])('%s tells the way on', (_title, body, nextCursor) => {
  expect(pageOf(body)).toMatchObject({ hasMore: true, nextCursor });
});

test.each([
  ['the last page', { data: { people: rows(2), pagination: { ...pagination, page: 3 } } }],
  ['no more', { people: rows(3), has_more: false, next_cursor: 'c' }],
  ['an empty cursor', { people: rows(3), next_cursor: '' }],
  ['no cursor', { people: rows(3), next_cursor: null, has_more: false }],
  ['a count of the few that came', { people: rows(3), count: 3 }],
  ['a total that has come', { people: rows(100), total: 100 }],
  ['a total that has come with a page that is short', { people: rows(50), page: 3, total: 250 }],
  ['a page number with fewer rows than were asked for', { people: rows(99), page: 2 }],
  ['a page that is the only one', { people: rows(100), total_pages: 1 }],
  ['no cursor behind as many rows as were asked for', { people: rows(100), next_cursor: null }],
  ['fewer rows than were asked for', rows(3)],
])('%s ends a list', (_title, body) => {
  expect(pageOf(body)).toMatchObject({ hasMore: false, nextCursor: null });
});

test.each([
  ['a total that is larger', { people: rows(3), count: 4 }, 100],
  [
    'a total that is larger on the last page',
    { people: rows(1), page: 1, limit: 3, total: 2, total_pages: 1 },
    100,
  ],
  ['an empty page before the end', { people: [], page: 2, limit: 3, total: 8 }, 100],
  ['more without a cursor', { people: rows(3), has_more: true, next_cursor: null }, 100],
  ['a full page without a word', rows(3), 3],
  ['a full page by its own limit', { people: rows(3), limit: 3 }, 100],
  ['a full page with the count of its rows', { people: rows(3), count: 3 }, 3],
  ['a count of pages without a page', { people: rows(3), total_pages: 2 }, 100],
  [
    'a total against the word that no more follows',
    { people: rows(3), total: 4, has_more: false },
    100,
  ],
  ['a total against an empty cursor', { people: rows(3), total: 4, next_cursor: null }, 100],
])('%s promises more without a way to it', (_title, body, limit) => {
  expect(pageOf(body, limit)).toMatchObject({ hasMore: true, nextCursor: null });
});

test('a place becomes the query that goes there', () => {
  expect(placeQuery(undefined)).toEqual({});
  expect(placeQuery('page=2')).toEqual({ page: '2' });
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (cursor) => {
      const { nextCursor } = pageOf({ people: [], next_cursor: cursor });
      expect(placeQuery(nextCursor ?? '')).toEqual({ cursor: cursor.toWellFormed() });
    }),
  );
});

describe('a page of a size that nobody told', () => {
  const sizeless = (data: unknown, place?: string) =>
    pageOfAnyShape(answerOf(data), { schema: ROW, rowKey: 'people', limit: undefined, place });

  test.each([
    ['may be a part', { people: rows(1) }, { hasMore: true, nextCursor: null }],
    ['is followed by the next', { people: rows(20), page: 2, total: 40 }, { nextCursor: 'page=3' }],
    ['is the last when it is empty', { people: [], page: 3, total: 40 }, { hasMore: false }],
    ['ends by the word for it', { people: rows(20), has_more: false }, { hasMore: false }],
  ])('%s', (_title, body, expected) => {
    expect(sizeless(body)).toMatchObject(expected);
  });
});

test('a total of the list says nothing of a later page without a number', () => {
  const last = { people: rows(50), total: 250, has_more: false, next_cursor: null };
  expect(pageOf(last, 100, 'cursor=c')).toMatchObject({ hasMore: false, totalCount: 250 });
});
