import * as z from 'zod/mini';
import { hasStatus } from '../../kit/errors/problem.ts';
import { problem } from '../../kit/errors/sentences.ts';
import { readAnswer } from '../../kit/http/read_answer.ts';
import type { HttpAnswer } from '../../kit/http/send.ts';
import type { ListPage, Page } from '../../kit/lists/page.ts';
import { objectIn } from '../../kit/records/fields.ts';
import { contentOf } from './api_envelope.ts';
import { type ListWords, listWords } from './api_list_words.ts';

/** The rows of a list, in `data` or beside it; undefined when there are none. */
const rowsIn = (answer: HttpAnswer, rowKey: string): unknown => {
  const content = contentOf(answer);
  const places = [objectIn(content), objectIn(answer.data)];
  const named = places.flatMap(({ [rowKey]: rows, items, results }) => [rows, items, results]);
  return [content, ...named].find(Array.isArray);
};

/** Where a page starts, and what the walk has met before it. */
interface Place {
  /** What goes there, such as `{ page: '2' }`; empty for the first page. */
  query: Record<string, string>;
  /** How many rows came before. */
  rows: number;
  /** The least total that an answer named. */
  total: number | undefined;
  /** The first id of the page before, when this page is only a try. */
  tried: string | undefined;
}

const START: Place = { query: {}, rows: 0, total: undefined, tried: undefined };

// A cursor of the kit is a text, and a dropdown of Zapier keeps it between two calls.
const placeSchema = z.object({
  query: z.record(z.string(), z.string()),
  rows: z.number(),
  total: z.optional(z.number()),
  tried: z.optional(z.string()),
});

const placeAt = (cursor: string | undefined): Place =>
  cursor === undefined ? START : { ...START, ...placeSchema.parse(JSON.parse(cursor)) };

/** What a page is judged by: where it is, what it says, what it holds, how much was asked for. */
interface Judged {
  place: Place;
  words: ListWords;
  rowCount: number;
  /** How many rows were asked for; undefined when that was left to the vendor. */
  limit: number | undefined;
}

const leastTotal = ({ place, words: { total }, rowCount }: Judged): number | undefined => {
  const credible = total !== undefined && total >= rowCount ? [total] : [];
  const all = [...credible, ...(place.total === undefined ? [] : [place.total])];
  return all.length > 0 ? Math.min(...all) : undefined;
};

// Vendors cut lists at round lengths, also at one of their own.
const mayBeCut = ({ words: { size }, rowCount, limit }: Judged): boolean => {
  if (rowCount === 0) return false;
  if (limit === undefined || rowCount === size) return true;
  return rowCount % 10 === 0 || rowCount % 25 === 0;
};

/** Whether the answer says that more follows; undefined when it says neither. */
const saysMore = (judged: Judged): boolean | undefined => {
  const { page, count = 0, pageCount, hasMore, next } = judged.words;
  const rows = judged.place.rows + judged.rowCount;
  const total = leastTotal(judged);
  // A count may be that of the page: it tells of more, but never that there is no more.
  if (rows < (total ?? count)) return true;
  if (hasMore !== undefined) return hasMore;
  if (next) return true;
  if (pageCount !== undefined) return (page ?? 1) < pageCount;
  if (total !== undefined) return false;
  return next === null && page === undefined ? false : undefined;
};

const isOtherPage = ({ place, words: { page } }: Judged): boolean =>
  place.query.page !== undefined && page !== undefined && String(page) !== place.query.page;

// With only a total, the app counts pages from 1. If the vendor does not, rows are missing at the end.
const pageIn = ({ place, words }: Judged): number | undefined => {
  const { page, total, count, next } = words;
  const isCounted = next === undefined && (total ?? count ?? 0) > 0;
  const { page: asked = place.rows === 0 ? '1' : undefined } = place.query;
  return page ?? (isCounted && asked !== undefined ? Number(asked) : undefined);
};

/** The query for the page after this one; null when no way there is known. */
const queryAfter = (judged: Judged): Record<string, string> | null => {
  const { words, rowCount } = judged;
  if (words.next) return words.next;
  const page = pageIn(judged);
  return page !== undefined && rowCount > 0 ? { page: String(page + 1) } : null;
};

type End = Pick<Page<unknown>, 'hasMore' | 'nextCursor'>;

const END: End = { hasMore: false, nextCursor: null };
const NO_WAY_ON: End = { hasMore: true, nextCursor: null }; // a walk breaks off there

const goingOn = (judged: Judged, query: Record<string, string> | null, tried?: string): End => {
  if (query === null) return NO_WAY_ON;
  const rows = judged.place.rows + judged.rowCount;
  const place = { query, rows, total: leastTotal(judged), tried };
  return { hasMore: true, nextCursor: JSON.stringify(place) };
};

// Where nothing is said, a second page is tried. When it has other rows, and no number, nobody knows
// how pages are counted.
const endWithoutWord = (judged: Judged, firstId: string): End => {
  const { place, words } = judged;
  if (place.tried !== undefined && words.page === undefined) return NO_WAY_ON;
  if (!mayBeCut(judged)) return END;
  return goingOn(judged, queryAfter(judged) ?? { page: '2' }, firstId);
};

const endOf = (judged: Judged, firstId: string): End => {
  if (judged.words.isUnclear || isOtherPage(judged)) return NO_WAY_ON;
  const isMore = saysMore(judged);
  if (isMore === undefined) return endWithoutWord(judged, firstId);
  return isMore ? goingOn(judged, queryAfter(judged)) : END;
};

/** What a list holds, and what was asked for. */
export interface ListRequest<S extends z.ZodMiniType> {
  schema: S;
  /** The vendor's name of the rows, tried before `items` and `results`. */
  rowKey: string;
  limit: number | undefined;
  /** Where the page starts, as `nextCursor` named it; undefined is the first page. */
  cursor?: string | undefined;
}

/** The query for the page at a cursor; empty for the first page. */
export const placeQuery = (cursor: string | undefined): Record<string, string> =>
  placeAt(cursor).query;

const NOTHING = { items: [], ...END };

/**
 * A page of a list whose shape the vendor does not document: with page numbers, with a cursor, with
 * a total alone or bare. What is not a list is an error. When more rows are announced and the way
 * there is not understood, the page has no next cursor, and a walk throws. With page numbers, a
 * falling total is an error: rows moved to pages already read.
 */
export const pageOfAnyShape = <S extends z.ZodMiniType<{ id: string }>>(
  answer: HttpAnswer,
  { schema, rowKey, limit, cursor }: ListRequest<S>,
): Page<z.output<S>> => {
  const rows = rowsIn(answer, rowKey);
  const items = readAnswer(z.array(schema), { ...answer, data: rows });
  const place = placeAt(cursor);
  const firstId = items[0]?.id ?? '';
  if (place.tried !== undefined && ['', place.tried].includes(firstId)) return NOTHING;
  const words = listWords(answer, rows);
  const judged = { place, words, rowCount: items.length, limit };
  const { total = Number.POSITIVE_INFINITY } = words;
  if ('page' in place.query && total < (place.total ?? 0)) throw problem('broken_list');
  return { items, totalCount: words.total, ...endOf(judged, firstId) };
};

/** The list for one walk: a page that begins as an earlier one breaks it off. */
export const wholeWalk = <T extends { id: string }>(list: ListPage<T>): ListPage<T> => {
  const firstIds = new Set<string>();
  return async (query) => {
    const page = await list(query).catch((error: unknown) => {
      if (placeAt(query.cursor).tried !== undefined && hasStatus(error, 404)) return NOTHING;
      throw error;
    });
    const [first] = page.items;
    if (first && firstIds.has(first.id)) throw problem('broken_list');
    if (first) firstIds.add(first.id);
    return page;
  };
};
