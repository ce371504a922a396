import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { pageOfAnyShape, placeQuery, withoutRepeats } from '../../kit/list_shapes.ts';
import { pages } from '../../kit/paging.ts';

const ROW = z.looseObject({ id: z.string() });

const pageOf = (data: unknown, limit = 100) =>
  pageOfAnyShape(
    { status: 200, header: () => null, data, attempts: 1, wasUnanswered: false, isEmpty: false },
    { schema: ROW, rowKey: 'people', limit },
  );

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
  ['a total that has come', { people: rows(3), count: 3 }],
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

test('a page that begins as an earlier one breaks the walk off', async () => {
  const list = withoutRepeats(async ({ cursor }: { cursor?: string | undefined }) => ({
    items: rows(2),
    hasMore: true,
    nextCursor: `${cursor ?? ''}x`,
  }));
  const walk = async () => {
    for await (const _page of pages((cursor) => list({ limit: 2, cursor })));
  };
  await expect(walk()).rejects.toThrow('broken_list');
});
