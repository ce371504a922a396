import type { PageFault } from '../server/exchange.ts';
import { OrderedRows } from '../server/ordered_rows.ts';
import { printPageEnd } from '../server/page_end.ts';
import { type RowPage, rowPage } from '../server/page_walk.ts';
import type { Customer } from './customer.ts';
import { type Filters, type ListQuery, printCursor } from './list_query.ts';
import type { PrintedRecord } from './print_record.ts';
import type { Store } from './store.ts';
import type { Switches } from './switches.ts';

/** One page of customers; `total` counts the whole filtered set, if the request wants that. */
export interface CustomerPage extends RowPage<Customer> {
  total: number | null;
  /** Rows that come before the others, and stand on another page too. */
  repeated: Customer[];
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

const candidatesFor = (
  store: Store,
  filters: Filters,
  isLagging: boolean,
): OrderedRows<Customer> => {
  const { externalId, updatedSince } = filters;
  const byStatus = () => (isLagging ? store.created : withStatuses(store, filters));
  if (externalId) return inOrder([store.withExternalId(externalId) ?? []].flat());
  if (updatedSince === null) return byStatus();
  const count = store.size - store.changed.indexOf({ at: updatedSince, id: '' });
  if (count * SORTING_PAYS > store.size) return byStatus();
  return inOrder(store.changed.since(updatedSince));
};

// What an index that is written `lagMs` later still says of a customer.
const indexed = (row: Customer, lagMs: number, now: number): Customer => {
  let known = row;
  while (known.before !== undefined && known.updatedAt > now - lagMs) known = known.before;
  return known;
};

const heeded = (filters: Filters, { ignoredFilter }: Switches): Filters => {
  if (filters.status === null || filters.amlStatus === null) return filters;
  if (ignoredFilter === 'status') return { ...filters, status: null };
  return ignoredFilter === 'aml_status' ? { ...filters, amlStatus: null } : filters;
};

const matcher = (filters: Filters, { sinceBound, filterLagMs }: Switches, now: number): Matches => {
  const { status, amlStatus, externalId } = filters;
  const bound = filters.updatedSince ?? Number.NEGATIVE_INFINITY;
  const earliest = sinceBound === 'inclusive' ? bound : bound + 1; // whole milliseconds
  return (row) =>
    row.updatedAt >= earliest &&
    (status === null || indexed(row, filterLagMs, now).kycStatus === status) &&
    (amlStatus === null || indexed(row, filterLagMs, now).amlStatus === amlStatus) &&
    (externalId === null || (row.externalId ?? '') === externalId);
};

const secondOf = (at: number): number => Math.floor(at / 1000);

// From the second page on: the last row of the page before, or whoever changed, as they were before.
const repeatedRows = (
  store: Store,
  { place, filters }: ListQuery,
  { repeatRows }: Switches,
  matches: Matches,
): Customer[] => {
  if (place === null || repeatRows === 'never') return [];
  if (repeatRows === 'again') return [store.find(place.id) ?? []].flat();
  const changed = store.changed.since(filters.updatedSince ?? Number.POSITIVE_INFINITY);
  return changed
    .filter(matches)
    .flatMap(({ before, updatedAt }) =>
      before && secondOf(before.updatedAt) < secondOf(updatedAt) ? before : [],
    );
};

/** The page of a list request, as the store is at this moment (`now` in ms). */
export const listPage = (
  store: Store,
  query: ListQuery,
  switches: Switches,
  now: number,
): CustomerPage => {
  const filters = heeded(query.filters, switches);
  const matches = matcher(filters, switches, now);
  const candidates = candidatesFor(store, filters, switches.filterLagMs > 0);
  const { limit, place } = query;
  const page = rowPage(candidates, { order: switches.order, place, limit, matches });
  return {
    ...page,
    repeated: repeatedRows(store, query, switches, matches),
    total: query.wantsTotal ? candidates.all.filter(matches).length : null,
  };
};

const cursorAfter = ({ rows }: CustomerPage, { walk }: ListQuery): string => {
  const last = rows.at(-1);
  return printCursor({ at: last?.createdAt ?? 0, id: last?.id ?? '' }, walk);
};

/** A page as the API answers it, each customer printed by `print`. */
export const printPage = (
  page: CustomerPage,
  query: ListQuery,
  fault: PageFault | null,
  print: (row: Customer) => PrintedRecord,
): PrintedRecord => ({
  object: 'list',
  data: [...page.repeated, ...page.rows].map(print),
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
