import { AML_STATUSES, KYC_STATUSES } from '../instant_compliance.ts';
import { newOnly, newOrUpdated, reached, type TriggerPromise } from './verdict.ts';

/** A trigger that is watched in a simulation, its input, and what it promises. */
export interface Watch {
  trigger: string;
  input: Record<string, unknown>;
  promise: TriggerPromise;
}

const chosen = (all: readonly string[], only: number | null): string[] =>
  all.filter((_, index) => only === null || index === only % all.length);

/** All four triggers; the two for statuses watch every status, or the one with this number. */
export const watches = (onlyStatus: number | null): Watch[] => {
  const kycStatuses = chosen(KYC_STATUSES, onlyStatus);
  const amlStatuses = chosen(AML_STATUSES, onlyStatus);
  return [
    { trigger: 'new_or_updated_customer', input: {}, promise: newOrUpdated },
    { trigger: 'new_customer', input: {}, promise: newOnly },
    { trigger: 'kyc_status_changed', input: { kycStatuses }, promise: reached('kyc', kycStatuses) },
    { trigger: 'aml_status_changed', input: { amlStatuses }, promise: reached('aml', amlStatuses) },
  ];
};
