import { failure } from './api_errors.ts';
import { performing } from './kit/perform.ts';
import { baseUrl, pathSegment } from './kit/urls.ts';
import { type VendorCall, vendorApi } from './kit/vendor_api.ts';

export const BASE = baseUrl(
  'INSTANT_COMPLIANCE_API_URL',
  'https://app.instantcompliance.ai/api/v1',
);

/** Wraps every `perform` of this app. */
export const perform = performing('Instant Compliance');

/** One call of the API: what it is about, as far as its errors differ, and the scope that it needs. */
export interface ApiCall extends VendorCall {
  kind: 'list' | 'find' | 'upsert' | 'update';
  scope: 'customers:read' | 'customers:write' | 'aml:read';
}

export const { answerTo, okAnswerTo, answerIfFound, recordIfFound } = vendorApi<ApiCall>(
  BASE,
  failure,
);

/** The path of a customer by the vendor's id or an external id, whatever characters it has. */
export const customerPath = (id: string): string => `/customers/${pathSegment(id, 'Customer ID')}`;
