import fc from 'fast-check';
import { AML_STATUSES, KYC_STATUSES } from '../instant_compliance.ts';
import type { Watch } from './expected_events.ts';

const some = (all: readonly string[]) => fc.subarray([...all], { minLength: 1 });

const seldom = (...choices: string[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.constantFrom(...choices));

const filtered = (key: 'new_customer' | 'new_or_updated_customer'): fc.Arbitrary<Watch> =>
  fc
    .record({
      kycStatus: seldom('NOT_STARTED', ...KYC_STATUSES),
      amlStatus: seldom('NOT_SCREENED', ...AML_STATUSES),
      type: seldom('INDIVIDUAL', 'SOLE_TRADER'),
      addedVia: seldom('ADMIN_MANUAL', 'BULK_IMPORT', 'INTEGRATION'),
    })
    .map((input) => ({ trigger: key, input }));

const kycWatch: fc.Arbitrary<Watch> = some(KYC_STATUSES).map((kycStatuses) => ({
  trigger: 'kyc_status_changed',
  input: { kycStatuses },
}));

const amlWatch: fc.Arbitrary<Watch> = fc
  .record({ amlStatuses: some(AML_STATUSES), flags: fc.constantFrom([], ['pep', 'sanctions']) })
  .map((input) => ({ trigger: 'aml_status_changed', input }));

export const anyWatches = fc
  .tuple(filtered('new_or_updated_customer'), filtered('new_customer'), kycWatch, amlWatch)
  .map((all) => [...all]);

/** Zaps for one status each. */
export const singleStatuses: fc.Arbitrary<Watch[]> = fc
  .tuple(fc.constantFrom(...KYC_STATUSES), fc.constantFrom(...AML_STATUSES))
  .map(([kyc, aml]) => [
    { trigger: 'kyc_status_changed', input: { kycStatuses: [kyc] } },
    { trigger: 'aml_status_changed', input: { amlStatuses: [aml] } },
    { trigger: 'new_or_updated_customer', input: { kycStatus: kyc } },
  ]);

/** One Zap: two that read thousands of records would stop each other at the vendor's limit. */
export const oneWatch: fc.Arbitrary<Watch[]> = fc
  .oneof(
    fc.constantFrom<Watch[]>(
      { trigger: 'new_or_updated_customer', input: {} },
      { trigger: 'new_customer', input: {} },
    ),
    kycWatch,
    amlWatch,
  )
  .map((watch) => [watch]);

/** Two statuses that are reached by few, so that each list is short. */
export const fewWatched: Watch = {
  trigger: 'kyc_status_changed',
  input: { kycStatuses: ['PENDING', 'NOT_REQUIRED'] },
};
