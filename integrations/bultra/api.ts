import * as z from 'zod/mini';
import { readAnswer } from '../../kit/answers.ts';
import type { HttpAnswer, Send } from '../../kit/http.ts';
import { newestMatches } from '../../kit/list_search.ts';
import { createdAt } from '../../kit/newest_first.ts';
import { onFirstUse } from '../../kit/on_first_use.ts';
import type { Page } from '../../kit/paging.ts';
import { limitIfTaken } from '../../kit/refused_limit.ts';
import { queryOf } from '../../kit/vendor_api.ts';
import type { ListPage } from '../../kit/whole_list.ts';
import * as api from './api_call.ts';
import {
  type CustomerDetail,
  customerDetail,
  type ListItem,
  listItem,
} from './records/customer.ts';
import { individualRecord } from './records/individual.ts';

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

/** The list of customers, all or those in one status. Its order is not documented. */
export const customerList = (
  send: Send,
  kind: api.ApiCall['kind'],
  status?: string | undefined,
): ListPage<ListItem> =>
  limitIfTaken(async ({ limit, cursor }) => {
    const query = queryOf({ status, limit, cursor });
    const call = api.jsonCall({ kind, method: 'GET', path: '/customers', query });
    return toPage(await api.okAnswerTo(send, call));
  });

/** The customer with this id; null when there is none. */
export const getCustomer = (send: Send, id: string): Promise<CustomerDetail | null> => {
  const call = api.jsonCall({ kind: 'find', method: 'GET', path: api.customerPath(id) });
  return api.recordIfFound(send, call, customerDetail);
};

/** The individual with this id; null when there is none, or it is another customer's. */
export const getIndividual = (send: Send, customerId: string, id: string) => {
  const path = api.individualPath(customerId, id);
  const call = api.jsonCall({ kind: 'find', method: 'GET', path });
  return api.recordIfFound(send, call, individualRecord);
};

/** Whether a customer has this e-mail address, in capitals or not. */
export const hasEmail = (customer: { email: string | null }, email: string): boolean =>
  customer.email?.toLowerCase() === email.toLowerCase();

/**
 * The newest customer with this e-mail address by the whole list and by its detail, which may leave
 * the address out; null when there is none.
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
