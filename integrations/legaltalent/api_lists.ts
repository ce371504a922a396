import * as z from 'zod/mini';
import { problem } from '../../kit/errors/sentences.ts';
import { readAnswer } from '../../kit/http/read_answer.ts';
import type { HttpAnswer } from '../../kit/http/send.ts';
import type { ListPage, Page, PollQuery } from '../../kit/lists/page.ts';
import { objectIn } from '../../kit/records/fields.ts';
import { onFirstUse } from '../../kit/records/on_first_use.ts';
import { contentOf } from './api_envelope.ts';

/** The rows of a list, in `data` or beside it; undefined when there are none. */
const rowsIn = (answer: HttpAnswer, rowKey: string): unknown => {
  const content = contentOf(answer);
  const places = [objectIn(content), objectIn(answer.data)];
  const named = places.flatMap(({ [rowKey]: rows, items, results }) => [rows, items, results]);
  return [content, ...named].find(Array.isArray);
};

const asText = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);

const asNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;

const read = <S extends z.ZodMiniType>(form: (value: unknown) => unknown, schema: S) =>
  z.catch(z.optional(z.pipe(z.transform(form), schema)), undefined);

const number = () => read(asNumber, z.number());

const toldSchema = onFirstUse(() =>
  z.object({
    page: number(),
    limit: number(),
    total: number(),
    count: number(),
    total_pages: number(),
    has_more: read((value) => value, z.boolean()),
    // Told, but null or empty: there is no other page.
    next_cursor: read((value) => (value === null ? '' : asText(value)), z.string()),
  }),
);

/** What an answer says of its place in the list, in the commonest words for it. */
type Told = z.output<ReturnType<typeof toldSchema>>;

const toldBy = (answer: HttpAnswer): Told => {
  const body = objectIn(answer.data);
  const places = [objectIn(body.meta), body, objectIn(contentOf(answer))];
  const pagination = places.map((place) => objectIn(place.pagination));
  return toldSchema().parse(Object.assign({}, ...places, ...pagination));
};

/** What a list holds, and what was asked for. */
export interface ListAsk<S extends z.ZodMiniType> {
  schema: S;
  /** The vendor's name of the rows, tried before `items` and `results`. */
  rowKey: string;
  /** How many rows were asked for; undefined when that was left to the vendor. */
  limit: number | undefined;
  /** Where the page starts, as `nextCursor` told it; undefined is the first page. */
  place?: string | undefined;
}

/** A page as it is judged: what is told of it, how many rows it has, how many a full one has. */
interface Judged {
  told: Told;
  rowCount: number;
  size: number | undefined;
  isFirst: boolean;
}

/** How many rows come before a page; undefined when nobody knows. */
const rowsBefore = ({ told: { page }, size, isFirst }: Judged): number | undefined => {
  if (page === undefined) return isFirst ? 0 : undefined;
  if (page <= 1) return 0;
  return size === undefined ? undefined : (page - 1) * size;
};

const isShortOf = (total: number | undefined, judged: Judged): boolean => {
  const before = rowsBefore(judged);
  return total !== undefined && before !== undefined && before + judged.rowCount < total;
};

// A full page without a word about more may be a part; so may any page when no size is known.
const isFull = ({ rowCount, size = 1 }: Judged): boolean => rowCount >= size;

const isMoreByPages = (judged: Judged): boolean => {
  const { page, total, total_pages: pageCount, next_cursor: cursor } = judged.told;
  if (page !== undefined && pageCount !== undefined) return page < pageCount;
  if (page === undefined && cursor === undefined && pageCount !== undefined) return pageCount > 1;
  const isReached = total !== undefined && rowsBefore(judged) !== undefined;
  return !isReached && (page !== undefined || cursor === undefined) && isFull(judged);
};

// A count may be that of the page: it tells of more, but never that there is no more.
const hasMore = (judged: Judged): boolean => {
  const { total, count, has_more: isMore, next_cursor: cursor } = judged.told;
  if (isShortOf(total ?? count, judged)) return true;
  if (isMore !== undefined) return isMore;
  return cursor !== undefined && cursor !== '' ? true : isMoreByPages(judged);
};

/** The place of the next page: the query that goes there, such as `page=2`. */
const placeAfter = ({ told, rowCount }: Judged): string | null => {
  const { page, next_cursor: cursor, total_pages: pageCount = Number.POSITIVE_INFINITY } = told;
  if (cursor) return new URLSearchParams({ cursor }).toString();
  return page !== undefined && rowCount > 0 && page < pageCount ? `page=${page + 1}` : null;
};

/** The query for the page at a place; empty for the first page. */
export const placeQuery = (place: string | undefined): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(place));

/**
 * A page of a list whose shape the vendor does not tell: with page numbers, with a cursor, with a
 * total alone or bare. What is no list is an error. When more rows are told of without a way to
 * them, the page has no next cursor, and a walk breaks off there.
 */
export const pageOfAnyShape = <S extends z.ZodMiniType>(
  answer: HttpAnswer,
  { schema, rowKey, limit, place }: ListAsk<S>,
): Page<z.output<S>> => {
  const items = readAnswer(z.array(schema), { ...answer, data: rowsIn(answer, rowKey) });
  const told = toldBy(answer);
  const size = told.limit ?? limit;
  const judged = { told, rowCount: items.length, size, isFirst: place === undefined };
  const isMore = hasMore(judged);
  const nextCursor = isMore ? placeAfter(judged) : null;
  return { items, hasMore: isMore, nextCursor, totalCount: told.total };
};

const isByPageNumber = ({ cursor }: PollQuery): boolean => 'page' in placeQuery(cursor);

/**
 * The list for one walk. What would leave rows out breaks it off: a page that comes again, whatever
 * number it bears; by page numbers, a total that falls, as rows then move to pages that were read;
 * an end before the total.
 */
export const wholeWalk = <T extends { id: string }>(list: ListPage<T>): ListPage<T> => {
  const firstIds = new Set<string>();
  let rowCount = Number.POSITIVE_INFINITY; // unknown to a walk that starts in the middle
  let leastTotal = Number.POSITIVE_INFINITY;
  return async (query) => {
    const page = await list(query);
    const [first] = page.items;
    const total = page.totalCount ?? leastTotal;
    const isRepeated = first !== undefined && firstIds.has(first.id);
    const isFallen = isByPageNumber(query) && Number.isFinite(leastTotal) && total < leastTotal;
    rowCount = (query.cursor === undefined ? 0 : rowCount) + page.items.length;
    leastTotal = Math.min(leastTotal, total);
    const isCut = !page.hasMore && Number.isFinite(leastTotal) && rowCount < leastTotal;
    if (isRepeated || isFallen || isCut) throw problem('broken_list');
    if (first) firstIds.add(first.id);
    return page;
  };
};
