import { expect } from '@jest/globals';
import type { HttpCall, Send } from '../../../kit/http/send.ts';
import { Walk } from '../../../kit/lists/walk.ts';
import { customerList } from '../api.ts';

/** What a server knows of the page that it answers. */
export interface Facts {
  /** By the server's own count, which starts at 0 or at 1. */
  page: number;
  firstPage: number;
  size: number;
  total: number;
  /** Where the next page starts; null on the last one. */
  token: string | null;
}

type Words = Record<string, unknown>;

const isMore = ({ token }: Facts): boolean => token !== null;
const pageCount = ({ total, size }: Facts): number => Math.ceil(total / size);
const lastPage = (facts: Facts): number => facts.firstPage + pageCount(facts) - 1;

// Each says by itself whether there is more.
export const WORDS: Record<string, (facts: Facts) => Words> = {
  next_token: ({ token }) => ({ next_token: token }),
  nextToken: ({ token }) => ({ nextToken: token }),
  last_key: ({ token }) => ({ last_key: token }),
  last_evaluated_key: ({ token }) => ({ last_evaluated_key: token }),
  'last_evaluated_key, an object': ({ token }) => ({
    LastEvaluatedKey: token === null ? undefined : { customer_id: token },
  }),
  next_page_token: ({ token }) => ({ next_page_token: token }),
  next: ({ token }) => ({ next: token }),
  'next, an address': ({ token }) => ({ next: token && `https://a.example/customers?at=${token}` }),
  next_page: (facts) => ({ next_page: isMore(facts) ? facts.page + 1 : null }),
  cursor: ({ token }) => ({ cursor: token }),
  nextCursor: ({ token }) => ({ nextCursor: token ?? '' }),
  start_key: ({ token }) => ({ start_key: token }),
  continuationToken: ({ token }) => ({ continuationToken: token }),
  'links.next': ({ token }) => ({ links: { next: token && `/customers?at=${token}` } }),
  '_links.next.href': ({ token }) => ({ _links: token ? { next: { href: token } } : {} }),
  'links, a list': ({ token }) => ({ links: token ? [{ rel: 'next', href: token }] : [] }),
  has_next: (facts) => ({ has_next: isMore(facts) }),
  hasMore: (facts) => ({ hasMore: isMore(facts) }),
  'more, a text': (facts) => ({ more: String(isMore(facts)) }),
  is_last: (facts) => ({ is_last: !isMore(facts) }),
  truncated: (facts) => ({ IsTruncated: isMore(facts) }),
  total_count: ({ total }) => ({ total_count: total }),
  total: ({ total }) => ({ total }),
  totalItems: ({ total }) => ({ totalItems: String(total) }),
  'total, an object': ({ total }) => ({ total: { value: total, relation: 'eq' } }),
  'total_pages, has_next_page': (facts) => ({
    totalPages: pageCount(facts),
    hasNextPage: isMore(facts),
  }),
  'page, page_size, total': ({ page, size, total }) => ({ page, page_size: size, total }),
  'current_page, last_page': (facts) => ({ current_page: facts.page, last_page: lastPage(facts) }),
  'page, pages': (facts) => ({ page: facts.page, pages: pageCount(facts) }),
  'page, has_next': (facts) => ({ page: facts.page, has_next: isMore(facts) }),
  'offset, limit, total': ({ page, firstPage, size, total }) => ({
    offset: (page - firstPage) * size,
    limit: size,
    total,
  }),
  'a size and a total': ({ total, size }) => ({ per_page: size, total_results: total }),
};

export const HOLDERS: Record<string, (rows: object[], words: Words) => object> = {
  'beside the rows': (customers, words) => ({ status: 'success', data: { customers, ...words } }),
  'beside the data': (data, words) => ({ status: 'success', data, ...words }),
  'in the meta': (data, words) => ({ data, meta: { request_id: 'r-1', ...words } }),
  'in a pagination': (customers, words) => ({ data: { customers, pagination: words } }),
  'in a pagination of the meta': (items, words) => ({ items, meta: { pagination: words } }),
  'in a pageInfo': (results, words) => ({ results, pageInfo: words }),
};

/** A server of somebody else's making. */
interface Server {
  count: number;
  /** Rows on a page, whatever is asked for; null obeys the `limit`. */
  size: number | null;
  words(facts: Facts): Words;
  holder(rows: object[], words: Words): object;
  /** The parameter that it goes on by; it ignores all others. */
  parameter: string;
  /** The number of its first page, where it goes on by page numbers. */
  firstPage?: number;
  link?: boolean;
}

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ customer_id: `c-${n}`, name: `Invented ${n}` }));

const startOf = ({ parameter, firstPage = 1 }: Server, query: Words, size: number): number => {
  const at = query[parameter];
  if (at === undefined) return 0;
  if (parameter === 'page') return Math.max(0, (Number(at) - firstPage) * size);
  return Number(String(at).replace('t', ''));
};

/** Reads the whole list of a server; throws where the app does. */
export const readFrom = async (server: Server): Promise<{ ids: string[]; calls: number }> => {
  let calls = 0;
  const send: Send = async ({ query = {} }: HttpCall) => {
    calls += 1;
    const size = server.size ?? Number(query.limit ?? 20);
    const start = startOf(server, query, size);
    const end = start + size;
    const isLast = end >= server.count;
    const { firstPage = 1 } = server;
    const page = Math.floor(start / size) + firstPage;
    const token = isLast ? null : `t${end}`;
    const facts = { page, firstPage, size, total: server.count, token };
    const rows = rowsOf(server.count).slice(start, end);
    const link = server.link && !isLast ? `<https://a.example/?at=t${end}>; rel="next"` : null;
    return {
      status: 200,
      header: (name) => (name === 'link' ? link : null),
      data: server.holder(rows, server.words(facts)),
      isEmpty: false,
      attempts: 1,
      wasUnanswered: false,
    };
  };
  const walk = new Walk(customerList(send));
  const ids: string[] = [];
  while (!walk.isDone) ids.push(...(await walk.nextPage()).items.map(({ id }) => id));
  return { ids, calls };
};

export const isWhole = (ids: string[], count: number): boolean =>
  rowsOf(count).every(({ customer_id }) => ids.includes(customer_id));

export const outcomeOf = async (server: Server): Promise<'whole' | 'part' | 'error'> => {
  try {
    const { ids } = await readFrom(server);
    return isWhole(ids, server.count) ? 'whole' : 'part';
  } catch (error) {
    expect(String(error)).toMatch(/broken_list|too_long_list/);
    return 'error';
  }
};
