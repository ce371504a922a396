import { OrderedRows, type Place } from '../server/ordered_rows.ts';
import type { Customer } from './customer.ts';
import type { Filters, ListQuery } from './list_query.ts';
import type { Store } from './store.ts';
import type { Switches } from './switches.ts';

/** One page of customers; `total` counts the whole filtered set when it was asked for. */
export interface CustomerPage {
  rows: Customer[];
  hasMore: boolean;
  total: number | null;
}

type Matches = (row: Customer) => boolean;

/** The page that a list request asks for, as the store is at this moment. */
export function listPage(store: Store, query: ListQuery, switches: Switches): CustomerPage {
  const matches = matcher(query.filters, switches);
  const candidates = candidatesFor(store, query.filters);
  const found = walk(candidates, query, switches, matches);
  return {
    rows: found.slice(0, query.limit),
    hasMore: found.length > query.limit,
    total: query.wantsTotal ? candidates.all.filter(matches).length : null,
  };
}

// Sorting a few changed customers costs less than walking all; sorting most of them costs more.
const SORTING_PAYS = 32;

function candidatesFor(store: Store, filters: Filters): OrderedRows<Customer> {
  const { externalId, updatedSince } = filters;
  if (externalId) return inOrder([store.withExternalId(externalId) ?? []].flat());
  if (updatedSince === null) return withStatuses(store, filters);
  const count = store.size - store.changed.indexOf({ at: updatedSince, id: '' });
  if (count * SORTING_PAYS > store.size) return withStatuses(store, filters);
  return inOrder(store.changed.since(updatedSince));
}

function withStatuses(store: Store, { status, amlStatus }: Filters): OrderedRows<Customer> {
  if (status !== null) return store.byKycStatus.group(status);
  return amlStatus === null ? store.created : store.byAmlStatus.group(amlStatus);
}

function inOrder(rows: Customer[]): OrderedRows<Customer> {
  const ordered = new OrderedRows<Customer>((row) => row.createdAt);
  ordered.addAll(rows);
  return ordered;
}

function matcher(filters: Filters, { sinceBound }: Switches): Matches {
  const { status, amlStatus, externalId } = filters;
  const bound = filters.updatedSince ?? Number.NEGATIVE_INFINITY;
  const earliest = sinceBound === 'inclusive' ? bound : bound + 1; // whole milliseconds
  return (row) =>
    row.updatedAt >= earliest &&
    (status === null || row.kycStatus === status) &&
    (amlStatus === null || row.amlStatus === amlStatus) &&
    (externalId === null || (row.externalId ?? '') === externalId);
}

/** One row more than a page, so that the caller sees whether any follows. */
function walk(
  candidates: OrderedRows<Customer>,
  query: ListQuery,
  { order }: Switches,
  matches: Matches,
): Customer[] {
  const found: Customer[] = [];
  const step = order === 'asc' ? 1 : -1;
  let index =
    order === 'asc' ? firstAfter(candidates, query.place) : lastBefore(candidates, query.place);
  for (let row = candidates.all[index]; row !== undefined; row = candidates.all[index]) {
    if (matches(row)) found.push(row);
    if (found.length > query.limit) break;
    index += step;
  }
  return found;
}

function firstAfter(rows: OrderedRows<Customer>, place: Place | null): number {
  if (place === null) return 0;
  const index = rows.indexOf(place);
  return rows.all[index]?.id === place.id ? index + 1 : index;
}

function lastBefore(rows: OrderedRows<Customer>, place: Place | null): number {
  return (place === null ? rows.all.length : rows.indexOf(place)) - 1;
}
