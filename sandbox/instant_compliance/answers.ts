import { type Answer, jsonAnswer } from '../server/answer.ts';
import { printCursor } from './cursor.ts';
import type { Customer } from './customer.ts';
import type { Call, Vendor } from './gates.ts';
import { type CustomerPage, listPage } from './list.ts';
import { type ListQuery, parseListQuery } from './list_query.ts';
import type { Organisation } from './organisation.ts';
import { type PrintedRecord, printRecord } from './print_record.ts';

/** The organisation of the caller's key. */
export function organisationOf(c: Call, { organisations }: Vendor): Organisation {
  return organisations.named(c.get('key').organisation);
}

/** The answer with one customer, as the caller may see it. */
export function recordAnswer(c: Call, vendor: Vendor, row: Customer, status = 200): Answer {
  return jsonAnswer(status, printed(c, vendor, row));
}

/** The answer to a list. Throws a Refusal, 422. */
export function listAnswer(c: Call, vendor: Vendor): Answer {
  const query = parseListQuery(c.req.queries(), vendor.switches);
  const page = listPage(organisationOf(c, vendor).visible, query, vendor.switches);
  return jsonAnswer(200, {
    object: 'list',
    data: page.rows.map((row) => printed(c, vendor, row)),
    ...nextPage(c, page, query),
    limit: query.limit,
    ...(page.total === null ? {} : { total_count: page.total }),
  });
}

function printed(c: Call, vendor: Vendor, row: Customer): PrintedRecord {
  return printRecord(row, {
    switches: vendor.switches,
    seesAml: c.get('key').scopes.includes('aml:read'),
    droppedKeys: organisationOf(c, vendor).droppedKeys(row.id),
  });
}

interface NextPage {
  has_more: boolean;
  next_cursor: string | null;
}

function nextPage(c: Call, page: CustomerPage, query: ListQuery): NextPage {
  const { pageFault } = c.env.exchange;
  if (pageFault === 'hasMoreWithoutCursor') return { has_more: true, next_cursor: null };
  if (pageFault === 'repeatCursor')
    return { has_more: true, next_cursor: query.cursor ?? cursorAfter(page, query) };
  return { has_more: page.hasMore, next_cursor: page.hasMore ? cursorAfter(page, query) : null };
}

function cursorAfter({ rows }: CustomerPage, { filters }: ListQuery): string {
  const last = rows.at(-1);
  return printCursor({ at: last?.createdAt ?? 0, id: last?.id ?? '' }, filters);
}
