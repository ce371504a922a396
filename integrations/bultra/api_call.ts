import { performing } from '../../kit/perform.ts';
import { baseUrl, pathSegment } from '../../kit/urls.ts';
import { type VendorCall, vendorApi } from '../../kit/vendor_api.ts';
import { failure } from './api_errors.ts';

export const BASE = baseUrl('BULTRA_API_URL', 'https://api.bultra.com/v1');

/** Wraps every `perform` of this app. */
export const perform = performing('Bultra');

/** One call of the API: what it is about, as far as its errors differ. */
export interface ApiCall extends VendorCall {
  kind: 'connect' | 'list' | 'find' | 'update';
}

export const { okAnswerTo, recordIfFound } = vendorApi<ApiCall>(BASE, failure);

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
