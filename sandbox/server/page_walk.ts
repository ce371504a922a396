import type { OrderedRows, Place } from './ordered_rows.ts';

/** Which rows a page is to hold: at most `limit` that match, after a place; from the start at null. */
export interface PageWalk<Row> {
  order: 'asc' | 'desc';
  place: Place | null;
  limit: number;
  matches(row: Row): boolean;
}

/** The rows of one page, and whether any follows. */
export interface RowPage<Row> {
  rows: Row[];
  hasMore: boolean;
}

const firstAfter = <Row extends { id: string }>(
  rows: OrderedRows<Row>,
  place: Place | null,
): number => {
  if (place === null) return 0;
  const index = rows.indexOf(place);
  return rows.all[index]?.id === place.id ? index + 1 : index;
};

const lastBefore = <Row extends { id: string }>(
  rows: OrderedRows<Row>,
  place: Place | null,
): number => (place === null ? rows.all.length : rows.indexOf(place)) - 1;

// One row more than a page shows whether any follows.
const walk = <Row extends { id: string }>(
  rows: OrderedRows<Row>,
  { order, place, limit, matches }: PageWalk<Row>,
): Row[] => {
  const found: Row[] = [];
  const step = order === 'asc' ? 1 : -1;
  let index = order === 'asc' ? firstAfter(rows, place) : lastBefore(rows, place);
  for (let row = rows.all[index]; row !== undefined; row = rows.all[index]) {
    if (matches(row)) found.push(row);
    if (found.length > limit) break;
    index += step;
  }
  return found;
};

/** The page that a walk comes to, as the rows are at this moment. */
export const rowPage = <Row extends { id: string }>(
  rows: OrderedRows<Row>,
  wanted: PageWalk<Row>,
): RowPage<Row> => {
  const found = walk(rows, wanted);
  return { rows: found.slice(0, wanted.limit), hasMore: found.length > wanted.limit };
};
