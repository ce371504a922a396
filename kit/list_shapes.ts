import * as z from 'zod/mini';
import { readAnswer } from './answers.ts';
import { contentOf } from './envelope.ts';
import { objectIn } from './fields.ts';
import type { HttpAnswer } from './http.ts';
import { onFirstUse } from './on_first_use.ts';
import type { Page } from './paging.ts';
import { problem } from './problems.ts';
import type { ListPage } from './whole_list.ts';

/** The rows of a list, in `data` or beside it; undefined when there are none. */
const rowsIn = (answer: HttpAnswer, rowKey: string): unknown => {
  const content = contentOf(answer);
  const places = [objectIn(content), objectIn(answer.data)];
  const named = places.flatMap(({ [rowKey]: rows, items, results }) => [rows, items, results]);
  return [content, ...named].find(Array.isArray);
};

const optional = <S extends z.ZodMiniType>(schema: S) => z.catch(z.optional(schema), undefined);

const toldSchema = onFirstUse(() =>
  z.object({
    page: optional(z.number()),
    limit: optional(z.number()),
    total: optional(z.number()),
    count: optional(z.number()),
    total_pages: optional(z.number()),
    has_more: optional(z.boolean()),
    next_cursor: optional(z.string()),
  }),
);

/** What an answer says of its place in the list, in the commonest words for it. */
type Told = z.output<ReturnType<typeof toldSchema>>;

const toldBy = (answer: HttpAnswer): Told => {
  const body = objectIn(answer.data);
  const content = objectIn(contentOf(answer));
  const pagination = [body, content].map((place) => objectIn(place.pagination));
  return toldSchema().parse(Object.assign({}, body, content, ...pagination));
};

// A full page without a word about more may be a part; so may a page that is short of the total.
const isShort = (told: Told, rowCount: number, asked: number): boolean => {
  const { page = 1, limit = rowCount, total = told.count, total_pages: pageCount } = told;
  if (total !== undefined) return (page - 1) * limit + rowCount < total;
  return pageCount === undefined && told.page === undefined && rowCount >= asked;
};

const isFollowed = ({ page, total_pages: pageCount }: Told): boolean =>
  page !== undefined && pageCount !== undefined && page < pageCount;

const hasMore = (told: Told, rowCount: number, asked: number): boolean => {
  if (told.has_more !== undefined) return told.has_more;
  if (told.next_cursor) return true;
  return isFollowed(told) || isShort(told, rowCount, asked);
};

/** The place of the next page: the query that goes there, such as `page=2`. */
const placeAfter = (told: Told, rowCount: number): string | null => {
  const { page, next_cursor: cursor, total_pages: pageCount = Number.POSITIVE_INFINITY } = told;
  if (cursor) return new URLSearchParams({ cursor }).toString();
  return page !== undefined && rowCount > 0 && page < pageCount ? `page=${page + 1}` : null;
};

/** The query for the page at a place; empty for the first page. */
export const placeQuery = (place: string | undefined): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(place));

/** What a list holds, and what was asked for. */
export interface ListAsk<S extends z.ZodMiniType> {
  schema: S;
  /** The vendor's name of the rows, tried before `items` and `results`. */
  rowKey: string;
  limit: number;
}

/**
 * A page of a list whose shape the vendor does not tell: with page numbers, with a cursor, with a
 * total alone or bare. What is no list is an error. When more rows are told of without a way to
 * them, the page has no next cursor, and a walk breaks off there.
 */
export const pageOfAnyShape = <S extends z.ZodMiniType>(
  answer: HttpAnswer,
  { schema, rowKey, limit }: ListAsk<S>,
): Page<z.output<S>> => {
  const items = readAnswer(z.array(schema), { ...answer, data: rowsIn(answer, rowKey) });
  const told = toldBy(answer);
  const isMore = hasMore(told, items.length, limit);
  const nextCursor = isMore ? placeAfter(told, items.length) : null;
  return { items, hasMore: isMore, nextCursor, totalCount: told.total ?? told.count };
};

/** The list for one walk: a page that comes again, whatever number it bears, breaks the walk off. */
export const withoutRepeats = <T extends { id: string }>(list: ListPage<T>): ListPage<T> => {
  const firstIds = new Set<string>();
  return async (query) => {
    const page = await list(query);
    const [first] = page.items;
    if (first && firstIds.has(first.id)) throw problem('broken_list');
    if (first) firstIds.add(first.id);
    return page;
  };
};
