import * as z from 'zod/mini';
import { type ApiCall, errorCode, failure } from './api_errors.ts';
import { readAnswer } from './kit/http/read_answer.ts';
import { type HttpAnswer, isOk, type Send } from './kit/http/send.ts';
import { baseUrl, pathSegment, queryValue } from './kit/http/urls.ts';
import { queryOf, vendorApi } from './kit/http/vendor_api.ts';
import type { ListPage, Page } from './kit/lists/page.ts';
import { firstMatch } from './kit/lists/search_list.ts';
import { onFirstUse } from './kit/records/on_first_use.ts';
import { callsPerMinute } from './kit/steps/lock_and_throttle.ts';
import { performing } from './kit/steps/perform.ts';
import { amlBlockSchema, type Customer, customerSchema } from './records/customer.ts';

export const BASE = baseUrl(
  'INSTANT_COMPLIANCE_API_URL',
  'https://app.instantcompliance.ai/api/v1',
);

// How far a later check reaches back: kit/lists/lookback.ts and recent_changes.ts.
export const NEXT_CHECK =
  'The next check reads the last 75 minutes again, and some checks a whole day: so nothing is lost after up to 20 hours of failed checks (11 hours for a Zap that checks once an hour), as long as no more than about 2,400 customers change within a day and are listed within 20 seconds.';

/** Wraps every `perform` of this app. */
export const perform = performing('Instant Compliance', { trigger: NEXT_CHECK });

const { answerTo, okAnswerTo, answerIfFound, recordIfFound } = vendorApi(BASE, failure);

export { okAnswerTo };

/** The path of a customer by the vendor's id or an external id, whatever characters it has. */
export const customerPath = (id: string): string => `/customers/${pathSegment(id, 'Customer ID')}`;

// Below the API's 60 calls a minute for a key, with room for the triggers that use the same key.
export const throttle = callsPerMinute(45, 'instant_compliance_calls');

const pageSchema = onFirstUse(() =>
  z.object({
    data: z.array(customerSchema),
    has_more: z.boolean(),
    next_cursor: z.nullish(z.string()),
    // A count in a form of its own is none, and harms no record.
    total_count: z.catch(z.nullish(z.number()), undefined),
  }),
);

const servedAt = (answer: HttpAnswer): number | undefined => {
  const instant = Date.parse(answer.header('date') ?? '');
  return Number.isNaN(instant) ? undefined : instant;
};

const pageOf = (answer: HttpAnswer): Page<Customer> => {
  const { data, has_more, next_cursor, total_count } = readAnswer(pageSchema(), answer);
  return {
    items: data,
    hasMore: has_more,
    nextCursor: next_cursor || null,
    totalCount: total_count ?? undefined,
    servedAt: servedAt(answer),
  };
};

/** Filters of the list, by the API's own names; blank ones are left out. */
export interface CustomerFilters {
  status?: string | undefined;
  aml_status?: string | undefined;
  external_id?: string | undefined;
}

interface CustomerQuery extends CustomerFilters {
  updated_since?: string | undefined;
  cursor?: string | undefined;
  include?: 'total_count' | undefined;
  limit: number;
}

const listCall = (query: CustomerQuery, isRepeatable: boolean): ApiCall => ({
  kind: 'list',
  method: 'GET',
  path: '/customers',
  query: queryOf(query),
  scope: 'customers:read',
  isRepeatable,
});

/**
 * The list of customers. Their order is not documented: the first need not be the newest. A poll
 * that fails is followed by the next, so a page is asked for once.
 */
export const customerList =
  (send: Send, filters: CustomerFilters = {}): ListPage<Customer> =>
  async ({ updatedSince, limit, cursor, withTotal }) => {
    const include = withTotal ? 'total_count' : undefined;
    const query = { ...filters, updated_since: updatedSince, limit, cursor, include } as const;
    return pageOf(await okAnswerTo(send, listCall(query, false)));
  };

/**
 * The same list for those who need AML results: throws when the key may not read them. When a page
 * shows no result, there may be none, or the key may not see them: one request for a single result
 * tells.
 */
export const customerListWithAml =
  (send: Send, filters: CustomerFilters = {}): ListPage<Customer> =>
  async (query) => {
    const page = await customerList(send, filters)(query);
    const [first] = page.items;
    if (first === undefined || page.items.some(({ aml }) => aml.status !== null)) return page;
    await getAmlStatus(send, first.id);
    return page;
  };

/** The list for a trigger with filters, which are named by its inputs; it applies them again. */
export const filteredList = (
  send: Send,
  { kycStatus, amlStatus }: { kycStatus?: string | undefined; amlStatus?: string | undefined },
): ListPage<Customer> => {
  const list = amlStatus === undefined ? customerList : customerListWithAml;
  return list(send, { status: kycStatus, aml_status: amlStatus });
};

/**
 * Proves a key by the smallest call. A genuine key that may only write, or only read AML blocks,
 * is told that by 403 `forbidden_scope`, and makes a legitimate connection.
 */
export const checkKey = async (send: Send): Promise<void> => {
  const call = listCall({ limit: 1 }, true);
  const answer = await answerTo(send, call);
  if (answer.status === 403 && errorCode(answer) === 'forbidden_scope') return;
  if (!isOk(answer)) throw failure(answer, call);
  pageOf(answer);
};

const findCall = (path: string, scope: ApiCall['scope']): ApiCall => ({
  kind: 'find',
  method: 'GET',
  path,
  scope,
  isRepeatable: true,
});

/** The customer with this id, the vendor's own or an external one; null when there is none. */
export const getCustomer = (send: Send, id: string): Promise<Customer | null> =>
  recordIfFound(send, findCall(customerPath(id), 'customers:read'), customerSchema);

/** The AML block of the customer with this id, for keys with `aml:read`; null when there is none. */
export const getAmlStatus = (send: Send, id: string) =>
  recordIfFound(send, findCall(`${customerPath(id)}/aml`, 'aml:read'), amlBlockSchema);

/** The customer with exactly this external id; null when there is none. */
export const findByExternalId = async (
  send: Send,
  externalId: string,
): Promise<Customer | null> => {
  const external_id = queryValue(externalId, 'External ID');
  const isWanted = (customer: Customer) => customer.external_id === externalId;
  const page: ListPage<Customer> = async ({ limit, cursor }) => {
    const answer = await answerIfFound(send, listCall({ external_id, limit, cursor }, true));
    return answer ? pageOf(answer) : { items: [], hasMore: false, nextCursor: null };
  };
  return firstMatch(page, isWanted);
};
