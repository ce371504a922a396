import { defineInputFields } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { onFirstUse } from '../kit/records/on_first_use.ts';
import { optionalChoice } from '../kit/steps/input.ts';
import {
  ADDED_VIA,
  AML_STATUSES,
  CUSTOMER_TYPES,
  type Customer,
  KYC_STATUSES,
} from './customer.ts';

/** The filters of the triggers that watch customers as such. */
export const filterFields = defineInputFields([
  {
    key: 'kycStatus',
    label: 'KYC Status',
    type: 'string',
    choices: KYC_STATUSES,
    helpText: 'Only customers who have this KYC status now. Leave blank for all.',
  },
  {
    key: 'amlStatus',
    label: 'AML Status',
    type: 'string',
    choices: AML_STATUSES,
    helpText: 'Only customers who have this AML status now. Leave blank for all.',
  },
  {
    key: 'type',
    label: 'Customer Type',
    type: 'string',
    choices: CUSTOMER_TYPES,
    helpText: 'Only customers of this type. Leave blank for all.',
  },
  {
    key: 'addedVia',
    label: 'Added Via',
    type: 'string',
    choices: ADDED_VIA,
    helpText:
      'Only customers who came in this way. Leave blank for all. Those that a Zap adds are `INTEGRATION`.',
  },
]);

export const filterSchema = onFirstUse(() =>
  z.object({
    kycStatus: optionalChoice(KYC_STATUSES),
    amlStatus: optionalChoice(AML_STATUSES),
    type: optionalChoice(CUSTOMER_TYPES),
    addedVia: optionalChoice(ADDED_VIA),
  }),
);

type Filters = z.output<ReturnType<typeof filterSchema>>;

const fits = (wanted: string | undefined, value: string | null): boolean =>
  wanted === undefined || value === wanted;

/**
 * Whether a customer passes every filter. The two that the API knows are applied again: its index
 * may lag behind the customer, or it may heed one filter and not the other.
 */
export const passes = (customer: Customer, filters: Filters): boolean =>
  fits(filters.kycStatus, customer.kyc_status) &&
  fits(filters.amlStatus, customer.aml.status) &&
  fits(filters.type, customer.type) &&
  fits(filters.addedVia, customer.added_via);
