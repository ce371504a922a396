import type { PageFault } from '../server/exchange.ts';
import { printPageEnd } from '../server/page_end.ts';
import { type RowPage, rowPage } from '../server/page_walk.ts';
import type { Customer } from './customer.ts';
import { type Filters, type ListQuery, printCursor } from './list_query.ts';
import { type PrintedRecord, printListItem } from './print_record.ts';
import type { Store } from './store.ts';
import type { Switches } from './switches.ts';

const isWanted = (row: Customer, { type, status }: Filters): boolean =>
  (type === undefined || row.type === type) && (status === undefined || row.status === status);

const cursorAfter = (rows: readonly Customer[], { filters }: ListQuery): string => {
  const last = rows.at(-1);
  return printCursor({ at: last?.createdAt ?? 0, id: last?.id ?? '' }, filters);
};

const pagination = (
  { rows, hasMore }: RowPage<Customer>,
  query: ListQuery,
  { lastCursor }: Switches,
  fault: PageFault | null,
): PrintedRecord => {
  const nextCursor = () => cursorAfter(rows, query);
  const end = printPageEnd({ hasMore, cursor: query.after?.cursor ?? null, nextCursor }, fault);
  if (end.next_cursor !== null || lastCursor === 'null') return end;
  if (end.has_more || lastCursor === 'absent') return { has_more: end.has_more };
  return { has_more: false, next_cursor: nextCursor() };
};

/** The page that a list request asks for, as the store is at this moment. */
export const printPage = (
  store: Store,
  query: ListQuery,
  switches: Switches,
  fault: PageFault | null,
): PrintedRecord => {
  const { limit, after, filters } = query;
  const matches = (row: Customer) => isWanted(row, filters);
  const walk = { order: switches.order, place: after?.place ?? null, limit, matches };
  const page = rowPage(store.created, walk);
  const before = switches.repeatRows ? store.find(after?.place.id ?? '') : undefined;
  const data = [before ?? [], page.rows].flat().map((row) => printListItem(row, switches));
  return { data, pagination: pagination(page, query, switches, fault) };
};
