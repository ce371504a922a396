import type { Act } from './hostile_vendor.ts';
import type { Scenario } from './scenario.ts';
import { whole } from './wire_bytes.ts';

type Json = Record<string, unknown>;

/** One page: its rows, and whether it promises another one. */
interface ServedPage {
  rows: unknown[];
  cursor: string | null;
}

const objectOf = (value: unknown): Json => ({ ...Object(value) });

const cursorIn = ({ cursor }: ServedPage): Json => ({
  has_more: cursor !== null,
  next_cursor: cursor,
});

/** A list as its vendor frames it, with other rows and another end. */
const served = (list: Json, page: ServedPage): Json => {
  if (!Array.isArray(list.data)) {
    const data = { ...objectOf(list.data), customers: page.rows, pagination: cursorIn(page) };
    return { ...list, data };
  }
  const more = 'pagination' in list ? { pagination: cursorIn(page) } : cursorIn(page);
  return { ...list, data: page.rows, ...more };
};

const firstRow = ({ data }: Json): Json =>
  objectOf(Array.isArray(data) ? data[0] : Object(objectOf(data).customers)[0]);

const row = (list: Json, id: string, more: Json = {}): Json => {
  const first = firstRow(list);
  return { ...first, ['customer_id' in first ? 'customer_id' : 'id']: id, ...more };
};

/** Answers each call with a page, made from the first page of an honest list. */
const pages =
  (page: (list: Json, number: number) => ServedPage): Act =>
  (socket, _, { earlier, first }) => {
    const list = objectOf(JSON.parse(first.body.toString()));
    socket.write(whole(200, JSON.stringify(served(list, page(list, earlier))), first.headers));
  };

const rows = (list: Json, count: number, page: number, more: Json = {}): Json[] =>
  Array.from({ length: count }, (_, n) => row(list, `row-${page}-${n}`, more));

const MEGABYTE = 'a'.repeat(1_000_000);
// A search says that it cannot find what it looks for in such a list.
const REFUSED = /nothing was taken|more than one step|could not be reached|too long/;

/** Scenarios in which each answer is well-formed, and all together are no list. */
export const listScenarios: Scenario[] = [
  {
    name: 'cursors without end',
    act: pages((list, n) => ({ rows: rows(list, 100, n), cursor: `c${n}` })),
  },
  {
    name: 'empty pages without end',
    act: pages((_, n) => ({ rows: [], cursor: `c${n}` })),
  },
  {
    name: 'the same page without end',
    act: pages((list, n) => ({ rows: rows(list, 100, 0), cursor: `c${n}` })),
  },
  {
    name: 'a cursor that comes again',
    act: pages((list, n) => ({ rows: rows(list, 100, n), cursor: `c${n % 3}` })),
  },
  {
    name: 'rows of a megabyte',
    act: pages((list, n) => ({ rows: rows(list, 4, n, { note: MEGABYTE }), cursor: `c${n}` })),
    isHeavy: true,
  },
  {
    name: 'a page of 20,000 rows, and more to come',
    act: pages((list, n) => ({ rows: rows(list, 20_000, n), cursor: `c${n}` })),
    isHeavy: true,
  },
].map((scenario) => ({
  ...scenario,
  isAboutLists: true,
  takesTime: !scenario.isHeavy,
  ends: REFUSED,
}));
