import type * as z from 'zod/mini';
import { unreadable } from '../../kit/http/read_answer.ts';
import type { Send } from '../../kit/http/send.ts';
import { baseUrl, pathSegment, queryValue } from '../../kit/http/urls.ts';
import { queryOf, vendorApi } from '../../kit/http/vendor_api.ts';
import type { ListPage } from '../../kit/lists/page.ts';
import { limitIfTaken } from '../../kit/lists/refused_limit.ts';
import { exactMatch } from '../../kit/lists/search_list.ts';
import { callsPerMinute, oneRunPer } from '../../kit/steps/lock_and_throttle.ts';
import { performing } from '../../kit/steps/perform.ts';
import { contentOf, isSameId, readContent, saysSuccess } from './api_envelope.ts';
import { type ApiCall, failure } from './api_errors.ts';
import { pageOfAnyShape, placeQuery, wholeWalk } from './api_lists.ts';
import { answeredCustomer, type Customer } from './records/customer.ts';

export const BASE = baseUrl('LEGALTALENT_API_URL', 'https://kyc.legaltalent.ai');

/** Wraps each step of this app. */
export const perform = performing('LegalTalent');

// Half of the API's 1,000 calls in 5 minutes: they are counted by address, and Zapier's are shared.
export const throttle = callsPerMinute(100, 'legaltalent_calls');

/** Of one poll, for the same reason: with lists in short pages, a poll a minute stays at half of it. */
export const MAX_CALLS = 100;

/** For actions on one customer: two runs for the same wait for each other. */
export const onePerCustomer = { throttle, lock: oneRunPer('customer', 'customerId') };

export const { okAnswerTo, answerIfFound } = vendorApi<ApiCall>(BASE, failure, saysSuccess);

/** The path of a customer by the vendor's own id: a client id does not do there. */
export const customerPath = (customerId: string): string =>
  `/customers/${pathSegment(customerId, 'Customer ID')}`;

export const readCall = (kind: ApiCall['kind'], path: string, query: object = {}): ApiCall => ({
  kind,
  method: 'GET',
  path,
  query: queryOf(query),
  isRepeatable: true,
});

/** A list to read: where it is, what the vendor calls its rows, and in which shape they come. */
export interface Listed<S extends z.ZodMiniType<{ id: string }>> {
  kind: ApiCall['kind'];
  path: string;
  rowKey: string;
  schema: S;
  filter?: object;
}

/** The rows of a list in the vendor's order, for one walk. */
export const listOf = <S extends z.ZodMiniType<{ id: string }>>(
  send: Send,
  { kind, path, rowKey, schema, filter = {} }: Listed<S>,
): ListPage<z.output<S>> =>
  wholeWalk(
    limitIfTaken(async ({ limit, cursor }) => {
      const call = readCall(kind, path, { ...filter, limit, ...placeQuery(cursor) });
      return pageOfAnyShape(await okAnswerTo(send, call), { schema, rowKey, limit, cursor });
    }),
  );

/** The customers; `client_id` is a filter that the vendor may not know. */
export const customerList = (send: Send, filter: { client_id?: string } = {}): ListPage<Customer> =>
  listOf(send, {
    kind: 'list',
    path: '/customers',
    rowKey: 'customers',
    schema: answeredCustomer,
    filter,
  });

/** The customer with exactly this client id; null when there is none, an error when nobody knows. */
export const findByClientId = (send: Send, clientId: string): Promise<Customer | null> =>
  exactMatch(
    customerList(send, { client_id: queryValue(clientId, 'Client ID') }),
    customerList(send),
    (customer) => customer.client_id === clientId,
  );

/** The customer with this id; null when there is none. */
export const getCustomer = async (send: Send, customerId: string): Promise<Customer | null> => {
  const answer = await answerIfFound(send, readCall('find', customerPath(customerId)));
  if (!answer || contentOf(answer) === null) return null;
  const customer = readContent(answeredCustomer, answer);
  if (!isSameId(customer.id, customerId)) throw unreadable(answer);
  return customer;
};
