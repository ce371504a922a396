import * as z from 'zod/mini';
import { errorCode, failure, missingScope, readAnswer } from './api_errors.ts';
import type { HttpAnswer, HttpCall, Send } from './kit/http.ts';
import type { Page } from './kit/paging.ts';
import { performing } from './kit/perform.ts';
import { baseUrl, isSameOrigin, pathSegment, urlOf } from './kit/urls.ts';
import type { ListPage } from './kit/whole_list.ts';
import { type Customer, customerSchema } from './records/customer.ts';

const BASE = baseUrl('INSTANT_COMPLIANCE_API_URL', 'https://app.instantcompliance.ai/api/v1');

/** Wraps every `perform` of this app. */
export const perform = performing('Instant Compliance');

/** Whether a request goes to the API, so that it may carry the key. */
export const isApiRequest = (url: string): boolean => isSameOrigin(BASE, url);

interface ApiCall extends Omit<HttpCall, 'url'> {
  path: string;
  scope: 'customers:read' | 'customers:write' | 'aml:read';
}

const answerTo = (send: Send, { path, scope: _, ...call }: ApiCall): Promise<HttpAnswer> =>
  send({ ...call, url: urlOf(BASE, path) });

const accepted = (answer: HttpAnswer, { scope }: ApiCall): HttpAnswer => {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw failure(answer, scope);
};

const acceptedAnswer = async (send: Send, call: ApiCall): Promise<HttpAnswer> =>
  accepted(await answerTo(send, call), call);

const answerIfFound = async (send: Send, call: ApiCall): Promise<HttpAnswer | null> => {
  const answer = await answerTo(send, call);
  return answer.status === 404 ? null : accepted(answer, call);
};

const pageSchema = z.object({
  data: z.array(customerSchema),
  has_more: z.boolean(),
  next_cursor: z.nullish(z.string()),
  total_count: z.nullish(z.number()),
});

const servedAt = (answer: HttpAnswer): number | undefined => {
  const instant = Date.parse(answer.header('date') ?? '');
  return Number.isNaN(instant) ? undefined : instant;
};

const pageOf = (answer: HttpAnswer): Page<Customer> => {
  const { data, has_more, next_cursor, total_count } = readAnswer(pageSchema, answer);
  return {
    items: data,
    hasMore: has_more,
    nextCursor: next_cursor || null,
    totalCount: total_count ?? undefined,
    servedAt: servedAt(answer),
  };
};

/** Filters of the list by the API's own names; blank ones are not sent, or they would list everyone. */
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

const listCall = (query: CustomerQuery): ApiCall => ({
  method: 'GET',
  path: '/customers',
  query: Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([key, value]) => [key, String(value)]),
  ),
  scope: 'customers:read',
});

/** The list of customers. Their order is not documented: the first need not be the newest. */
export const customerList =
  (send: Send, filters: CustomerFilters = {}): ListPage<Customer> =>
  async ({ updatedSince, limit, cursor, withTotal }) => {
    const include = withTotal ? 'total_count' : undefined;
    const query = { ...filters, updated_since: updatedSince, limit, cursor, include } as const;
    return pageOf(await acceptedAnswer(send, listCall(query)));
  };

/** The same list for those who need AML results: throws when the key may not read them. */
export const customerListWithAml =
  (send: Send, filters: CustomerFilters = {}): ListPage<Customer> =>
  async (query) => {
    const page = await customerList(send, filters)(query);
    if (page.items.some(({ aml }) => aml.status === null)) throw missingScope('aml:read');
    return page;
  };

/**
 * Proves a key by the smallest call. A genuine key that may only write, or only read AML blocks,
 * is told that by 403 `forbidden_scope`, and makes a legitimate connection.
 */
export const checkKey = async (send: Send): Promise<void> => {
  const call = listCall({ limit: 1 });
  const answer = await answerTo(send, call);
  if (answer.status === 403 && errorCode(answer) === 'forbidden_scope') return;
  pageOf(accepted(answer, call));
};

/** The customer with this id, the vendor's own or an external one; null when there is none. */
export const getCustomer = async (send: Send, id: string): Promise<Customer | null> => {
  const path = `/customers/${pathSegment(id, 'Customer ID')}`;
  const answer = await answerIfFound(send, { method: 'GET', path, scope: 'customers:read' });
  return answer && readAnswer(customerSchema, answer);
};

// One is wanted; a few more cost nothing should the vendor's filter ever be loose.
const EXTERNAL_ID_MATCHES = 10;

/** The customer with exactly this external id; null when there is none. */
export const findByExternalId = async (
  send: Send,
  externalId: string,
): Promise<Customer | null> => {
  const call = listCall({ external_id: externalId, limit: EXTERNAL_ID_MATCHES });
  const answer = await answerIfFound(send, call);
  const matches = answer ? pageOf(answer).items : [];
  return matches.find((customer) => customer.external_id === externalId) ?? null;
};

/** The answers that seed the risk assessment; one left out stays unanswered. */
export interface RiskAnswers {
  isNewCustomer?: boolean | undefined;
  isDesignatedService?: boolean | undefined;
  handlesCashOrCrypto?: boolean | undefined;
}

/** What an upsert sends, by the API's names for request bodies; one left out stays as it is. */
export interface CustomerValues {
  externalId?: string | undefined;
  fullName: string;
  email: string;
  type?: string | undefined;
  phone?: string | undefined;
  risk: RiskAnswers;
}

/** How a write ended: a repeat of an idempotency key is answered with the first answer again. */
export type Outcome = 'created' | 'updated' | 'replayed';

const outcomeOf = (answer: HttpAnswer): Outcome => {
  if (answer.header('idempotent-replayed') === 'true') return 'replayed';
  return answer.status === 201 ? 'created' : 'updated';
};

// JSON leaves undefined keys out, but not an object that has no other keys.
const bodyOf = ({ risk, ...values }: CustomerValues): Record<string, unknown> =>
  Object.values(risk).every((answer) => answer === undefined) ? values : { ...values, risk };

/** Creates or updates a customer by the API's own rule. Safe to repeat with the same key. */
export const upsertCustomer = async (
  send: Send,
  values: CustomerValues,
  idempotencyKey: string,
): Promise<Customer & { outcome: Outcome }> => {
  const answer = await acceptedAnswer(send, {
    method: 'POST',
    path: '/customers',
    headers: { 'Idempotency-Key': idempotencyKey },
    body: bodyOf(values),
    scope: 'customers:write',
  });
  return { ...readAnswer(customerSchema, answer), outcome: outcomeOf(answer) };
};
