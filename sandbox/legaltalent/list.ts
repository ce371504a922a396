import { type Answer, jsonAnswer } from '../server/answer.ts';
import type { PageFault } from '../server/exchange.ts';
import type { OrderedRows } from '../server/ordered_rows.ts';
import { printPageEnd } from '../server/page_end.ts';
import { rowPage } from '../server/page_walk.ts';
import { successAnswer } from './envelope.ts';
import { type ListQuery, printCursor } from './list_query.ts';
import type { PrintedRecord } from './print_record.ts';
import type { Switches } from './switches.ts';
import type { Vendor } from './vendor.ts';

interface Row {
  id: string;
  createdAt: number;
}

interface ListRequest {
  query: ListQuery;
  fault: PageFault | null;
}

/** One list: what its rows are called, how one is printed, and what was asked for. */
interface Listing<Member extends Row> extends ListRequest {
  key: 'customers' | 'sessions' | 'workflows';
  rows: OrderedRows<Member>;
  print(row: Member): PrintedRecord;
}

const afterCursor = <Member extends Row>(
  { key, rows, query, fault, print }: Listing<Member>,
  { order }: Switches,
): PrintedRecord => {
  const { limit, place, cursor } = query;
  const page = rowPage(rows, { order, place, limit, matches: () => true });
  const last = page.rows.at(-1);
  const nextCursor = () => printCursor({ at: last?.createdAt ?? 0, id: last?.id ?? '-' });
  const end = printPageEnd({ hasMore: page.hasMore, cursor, nextCursor }, fault);
  return { [key]: page.rows.map(print), ...end };
};

// A list that repeats itself gives its first page for ever; a page past the last one is empty.
const onPage = <Member>(
  rows: readonly Member[],
  { query: { page, limit }, fault }: ListRequest,
  { order }: Switches,
): Member[] => {
  const skip = fault === 'repeatCursor' ? 0 : (page - 1) * limit;
  if (order === 'asc') return rows.slice(skip, skip + limit);
  const end = Math.max(0, rows.length - skip);
  return rows.slice(Math.max(0, end - limit), end).reverse();
};

// A fault promises one row more than has been shown.
const totalOf = (count: number, { query: { page, limit }, fault }: ListRequest): number =>
  fault === null ? count : Math.max(count, page * limit + 1);

const pagination = (
  total: number,
  { query: { page, limit }, fault }: ListRequest,
): PrintedRecord => {
  if (fault === 'hasMoreWithoutCursor') return { limit, total };
  return { page, limit, total, total_pages: Math.ceil(total / limit) };
};

/** The page of a list that a request asks for, in the shape that the switch says. */
export const listAnswer = <Member extends Row>(
  listing: Listing<Member>,
  vendor: Vendor,
): Answer => {
  const { key, rows, print } = listing;
  const { switches } = vendor;
  if (switches.listShape === 'cursor')
    return successAnswer(200, afterCursor(listing, switches), vendor);
  const items = onPage(rows.all, listing, switches).map(print);
  if (switches.listShape === 'bare') return successAnswer(200, items, vendor);
  const total = totalOf(rows.all.length, listing);
  if (switches.listShape === 'flat') return jsonAnswer(200, { [key]: items, count: total });
  const end = key === 'sessions' ? { count: total } : { pagination: pagination(total, listing) };
  return successAnswer(200, { [key]: items, ...end }, vendor);
};
