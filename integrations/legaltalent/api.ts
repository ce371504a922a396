import type * as z from 'zod/mini';
import type { Send } from '../../kit/http/send.ts';
import { baseUrl, pathSegment, queryValue } from '../../kit/http/urls.ts';
import { queryOf, vendorApi } from '../../kit/http/vendor_api.ts';
import { createdAt, newestFirst } from '../../kit/lists/instants.ts';
import { type ListPage, PAGE_SIZE } from '../../kit/lists/page.ts';
import { limitIfTaken } from '../../kit/lists/refused_limit.ts';
import { exactMatch } from '../../kit/lists/search_list.ts';
import { performing } from '../../kit/steps/perform.ts';
import { contentOf, isToldSuccess, readContent, readContentWith } from './api_envelope.ts';
import { type ApiCall, failure } from './api_errors.ts';
import { pageOfAnyShape, placeQuery, wholeWalk } from './api_lists.ts';
import { answeredCustomer, type Customer } from './records/customer.ts';
import { organizationSchema, riskProfileSchema, sessionSchema } from './records/dossier.ts';

export const BASE = baseUrl('LEGALTALENT_API_URL', 'https://kyc.legaltalent.ai');

/** Wraps each step of this app. */
export const perform = performing('LegalTalent');

const { okAnswerTo, answerIfFound } = vendorApi<ApiCall>(BASE, failure, isToldSuccess);

export { okAnswerTo };

/** The path of a customer by the vendor's own id: a client id does not do there. */
export const customerPath = (customerId: string): string =>
  `/customers/${pathSegment(customerId, 'Customer ID')}`;

const readCall = (kind: 'list' | 'find', path: string, query: object = {}): ApiCall => ({
  kind,
  method: 'GET',
  path,
  query: queryOf(query),
  isRepeatable: true,
});

/** The customers in the vendor's order, for one walk; `client_id` is a filter that it may not know. */
export const customerList = (send: Send, filter: { client_id?: string } = {}): ListPage<Customer> =>
  wholeWalk(
    limitIfTaken(async ({ limit, cursor: place }) => {
      const call = readCall('list', '/customers', { ...filter, limit, ...placeQuery(place) });
      const answer = await okAnswerTo(send, call);
      return pageOfAnyShape(answer, {
        schema: answeredCustomer,
        rowKey: 'customers',
        limit,
        place,
      });
    }),
  );

/** The customer with exactly this client id; null when there is none, an error when nobody knows. */
export const findByClientId = (send: Send, clientId: string): Promise<Customer | null> =>
  exactMatch(
    customerList(send, { client_id: queryValue(clientId, 'Client ID') }),
    customerList(send),
    (customer) => customer.client_id === clientId,
  );

const isNothing = (content: unknown): boolean =>
  content === null || JSON.stringify(content) === '{}';

const answerAt = async (send: Send, path: string, query?: object) => {
  const answer = await answerIfFound(send, readCall('find', path, query));
  return answer && !isNothing(contentOf(answer)) ? answer : null;
};

/** The customer with this id; null when there is none. */
export const getCustomer = async (send: Send, customerId: string): Promise<Customer | null> => {
  const answer = await answerAt(send, customerPath(customerId));
  return answer && readContent(answeredCustomer, answer);
};

/** What marks something that hangs on a customer, whatever the answer calls it. */
export const marksOf = (customerId: string) => ({ id: customerId, customer_id: customerId });

const dossierPart =
  <S extends z.ZodMiniObject>(schema: S, part: string) =>
  async (send: Send, customerId: string): Promise<z.output<S> | null> => {
    const answer = await answerAt(send, `${customerPath(customerId)}/${part}`);
    return answer && readContentWith(schema, answer, marksOf(customerId));
  };

/** Who owns, runs and represents a customer; null when there is no such customer. */
export const getOrganization = dossierPart(organizationSchema, 'organization');

/** The risk profile of a customer as it was last calculated; null when there is none. */
export const getRiskProfile = dossierPart(riskProfileSchema, 'risk-profile');

/** The first page of the KYC sessions of a customer; null when there is none. */
export const getSessions = async (send: Send, customerId: string) => {
  const limit = PAGE_SIZE;
  const answer = await answerAt(send, `${customerPath(customerId)}/sessions`, { limit });
  if (!answer) return null;
  const page = pageOfAnyShape(answer, { schema: sessionSchema, rowKey: 'sessions', limit });
  const sessions = newestFirst(page.items, createdAt);
  return sessions.length > 0 ? { ...marksOf(customerId), sessions, has_more: page.hasMore } : null;
};
