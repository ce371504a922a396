import * as z from 'zod/mini';
import { problem } from '../../kit/errors/sentences.ts';
import { readAnswer } from '../../kit/http/read_answer.ts';
import type { HttpAnswer, Send } from '../../kit/http/send.ts';
import { baseUrl, pathSegment } from '../../kit/http/urls.ts';
import { queryOf, vendorApi } from '../../kit/http/vendor_api.ts';
import { createdAt } from '../../kit/lists/instants.ts';
import type { ListPage, Page } from '../../kit/lists/page.ts';
import { limitIfTaken } from '../../kit/lists/refused_limit.ts';
import { newestMatches } from '../../kit/lists/search_list.ts';
import { onFirstUse } from '../../kit/records/on_first_use.ts';
import { callsPerMinute } from '../../kit/steps/lock_and_throttle.ts';
import { performing } from '../../kit/steps/perform.ts';
import { type ApiCall, failure } from './api_errors.ts';
import {
  answeredDetail,
  type CustomerDetail,
  type ListItem,
  listItem,
} from './records/customer.ts';
import type { Filters } from './records/customer_filters.ts';
import { answeredIndividual } from './records/individual.ts';

export const BASE = baseUrl('BULTRA_API_URL', 'https://api.bultra.com/v1');

/** Wraps every `perform` of this app. */
export const perform = performing('Bultra');

export const { okAnswerTo, recordIfFound } = vendorApi(BASE, failure);

/**
 * A call, which says that it is about JSON even without a body: the API wants that. A poll that
 * fails is followed by the next, so its pages are asked for once; all else is harmless to repeat.
 */
export const jsonCall = ({ headers, ...call }: Omit<ApiCall, 'isRepeatable'>): ApiCall => ({
  ...call,
  headers: { 'Content-Type': 'application/json', ...headers },
  isRepeatable: call.kind !== 'list',
});

export const customerPath = (id: string): string => `/customers/${pathSegment(id, 'Customer')}`;

export const individualPath = (customerId: string, id: string): string =>
  `${customerPath(customerId)}/individuals/${pathSegment(id, 'Individual')}`;

// No limit is documented. This counts runs, not calls: most make one, but a search by e-mail address
// makes up to 250, so it stays modest.
export const throttle = callsPerMinute(60, 'bultra_calls');

const listAnswer = onFirstUse(() => {
  const next = { has_more: z.nullish(z.boolean()), next_cursor: z.nullish(z.string()) };
  return z.object({ data: z.array(listItem), pagination: z.object(next) });
});

// A last page may leave the cursor out, have null there, or one that leads nowhere.
const toPage = (answer: HttpAnswer): Page<ListItem> => {
  const { data, pagination } = readAnswer(listAnswer(), answer);
  const nextCursor = pagination.next_cursor || null;
  return { items: data, hasMore: pagination.has_more ?? nextCursor !== null, nextCursor };
};

/** The list of customers, all or those who pass the filters. Its order is not documented. */
export const customerList = (
  send: Send,
  kind: ApiCall['kind'],
  filters: Filters = {},
): ListPage<ListItem> =>
  limitIfTaken(async ({ limit, cursor }) => {
    const query = queryOf({ ...filters, limit, cursor });
    const call = jsonCall({ kind, method: 'GET', path: '/customers', query });
    return toPage(await okAnswerTo(send, call));
  });

/** A record that was asked for by its id. Throws when somebody else's came. */
const recordOf = async <T extends { id: string }>(id: string, asked: Promise<T | null>) => {
  const record = await asked;
  if (record && record.id !== id) throw problem('unreadable_answer');
  return record;
};

/** The customer with this id; null when there is none. */
export const getCustomer = (send: Send, id: string): Promise<CustomerDetail | null> => {
  const call = jsonCall({ kind: 'find', method: 'GET', path: customerPath(id) });
  return recordOf(id, recordIfFound(send, call, answeredDetail));
};

/** The individual with this id; null when there is none, or it is another customer's. */
export const getIndividual = (send: Send, customerId: string, id: string) => {
  const path = individualPath(customerId, id);
  const call = jsonCall({ kind: 'find', method: 'GET', path });
  return recordOf(id, recordIfFound(send, call, answeredIndividual));
};

/** Whether a customer has this e-mail address, in capitals or not. */
export const hasEmail = (customer: { email: string | null }, email: string): boolean =>
  customer.email?.toLowerCase() === email.toLowerCase();

/**
 * The newest customer who has this e-mail address in the list, and in the detail unless that leaves
 * it out; null when there is none.
 */
export const findByEmail = async (send: Send, email: string): Promise<CustomerDetail | null> => {
  const isWanted = (customer: ListItem) => hasEmail(customer, email);
  for (const listed of await newestMatches(customerList(send, 'find'), isWanted, createdAt)) {
    const customer = await getCustomer(send, listed.id);
    const found = customer && { ...customer, email: customer.email ?? listed.email };
    if (found && isWanted(found)) return found;
  }
  return null;
};
