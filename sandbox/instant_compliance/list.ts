import type { PageFault } from '../server/exchange.ts';
import { OrderedRows } from '../server/ordered_rows.ts';
import { printPageEnd } from '../server/page_end.ts';
import { type RowPage, rowPage } from '../server/page_walk.ts';
import type { Customer } from './customer.ts';
import { type Filters, type ListQuery, printCursor } from './list_query.ts';
import type { PrintedRecord } from './print_record.ts';
import type { Store } from './store.ts';
import type { Switches } from './switches.ts';

/** One page of customers; `total` counts the whole filtered set when it was asked for. */
export interface CustomerPage extends RowPage<Customer> {
  total: number | null;
}

type Matches = (row: Customer) => boolean;

const inOrder = (rows: Customer[]): OrderedRows<Customer> => {
  const ordered = new OrderedRows<Customer>((row) => row.createdAt);
  ordered.addAll(rows);
  return ordered;
};

const withStatuses = (store: Store, { status, amlStatus }: Filters): OrderedRows<Customer> => {
  if (status !== null) return store.byKycStatus.group(status);
  return amlStatus === null ? store.created : store.byAmlStatus.group(amlStatus);
};

// Sorting a few changed customers costs less than walking all; sorting most of them costs more.
const SORTING_PAYS = 32;

const candidatesFor = (store: Store, filters: Filters): OrderedRows<Customer> => {
  const { externalId, updatedSince } = filters;
  if (externalId) return inOrder([store.withExternalId(externalId) ?? []].flat());
  if (updatedSince === null) return withStatuses(store, filters);
  const count = store.size - store.changed.indexOf({ at: updatedSince, id: '' });
  if (count * SORTING_PAYS > store.size) return withStatuses(store, filters);
  return inOrder(store.changed.since(updatedSince));
};

const matcher = (filters: Filters, { sinceBound }: Switches): Matches => {
  const { status, amlStatus, externalId } = filters;
  const bound = filters.updatedSince ?? Number.NEGATIVE_INFINITY;
  const earliest = sinceBound === 'inclusive' ? bound : bound + 1; // whole milliseconds
  return (row) =>
    row.updatedAt >= earliest &&
    (status === null || row.kycStatus === status) &&
    (amlStatus === null || row.amlStatus === amlStatus) &&
    (externalId === null || (row.externalId ?? '') === externalId);
};

/** The page that a list request asks for, as the store is at this moment. */
export const listPage = (store: Store, query: ListQuery, switches: Switches): CustomerPage => {
  const matches = matcher(query.filters, switches);
  const candidates = candidatesFor(store, query.filters);
  const { limit, place } = query;
  return {
    ...rowPage(candidates, { order: switches.order, place, limit, matches }),
    total: query.wantsTotal ? candidates.all.filter(matches).length : null,
  };
};

const cursorAfter = ({ rows }: CustomerPage, { filters }: ListQuery): string => {
  const last = rows.at(-1);
  return printCursor({ at: last?.createdAt ?? 0, id: last?.id ?? '' }, filters);
};

/** A page as the API answers it, each customer printed by `print`. */
export const printPage = (
  page: CustomerPage,
  query: ListQuery,
  fault: PageFault | null,
  print: (row: Customer) => PrintedRecord,
): PrintedRecord => ({
  object: 'list',
  data: page.rows.map(print),
  ...printPageEnd(
    {
      hasMore: page.hasMore,
      cursor: query.cursor,
      nextCursor: () => cursorAfter(page, query),
    },
    fault,
  ),
  limit: query.limit,
  ...(page.total === null ? {} : { total_count: page.total }),
});
