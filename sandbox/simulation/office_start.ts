import type { NewCustomer } from '../instant_compliance/customer.ts';
import type { Version } from './saved_state.ts';
import type { Crowd, Person } from './scenario.ts';

const HOUR_MS = 3_600_000;

/** What the clock says of a version. */
export type Fixed = 'at' | 'savedAt' | 'seenFrom' | 'kycMovedAt' | 'amlMovedAt';

/** A customer of whom nothing is known. */
export const BLANK: Omit<Version, Fixed> = {
  name: '',
  kyc: 'NOT_STARTED',
  aml: 'NOT_SCREENED',
  type: 'INDIVIDUAL',
  addedVia: 'ADMIN_MANUAL',
  isFlagged: false,
  reachedKyc: false,
  reachedAml: false,
  completedAt: null,
  screenedAt: null,
  reviewedAt: null,
  isCorrected: false,
  isBad: false,
  isTimeless: false,
};

interface Past {
  /** In ms, by the vendor's clock. */
  createdAt: number;
  at: number;
  kyc: string;
  aml: string;
  hasNoTimes: boolean;
}

/** A version from before, and when its customer was added. */
export type EarlierVersion = Version & { createdAt: number };

const earlierVersion = ({ createdAt, at, kyc, aml, hasNoTimes }: Past): EarlierVersion => {
  const timeFor = (isReached: boolean) => (isReached && !hasNoTimes ? at : null);
  return {
    ...BLANK,
    ...{ createdAt, at, savedAt: at, seenFrom: at, kycMovedAt: at, amlMovedAt: at, kyc, aml },
    completedAt: timeFor(kyc === 'VERIFIED' || kyc === 'FAILED'),
    screenedAt: timeFor(['CLEAR', 'NEEDS_REVIEW', 'RESOLVED'].includes(aml)),
    reviewedAt: timeFor(aml === 'RESOLVED'),
  };
};

const pastOf = ({ addedHoursAgo, changedAt, ...person }: Person, now: number): Past => {
  const createdAt = now - addedHoursAgo * HOUR_MS;
  return { createdAt, at: Math.round(createdAt + changedAt * addedHoursAgo * HOUR_MS), ...person };
};

const pastOfCrowd = ({ count, fromHoursAgo, toHoursAgo, kyc, aml }: Crowd, now: number): Past[] =>
  Array.from({ length: count }, (_, n) => {
    const hoursAgo = fromHoursAgo + ((toHoursAgo - fromHoursAgo) * n) / count;
    const at = Math.round(now - hoursAgo * HOUR_MS);
    return { createdAt: at - 300 * HOUR_MS, at, kyc, aml, hasNoTimes: false };
  });

/** What the customers were who are there before the Zaps; `now` by the vendor's clock (ms). */
export const earlierVersions = (
  people: readonly Person[],
  crowd: Crowd | null,
  now: number,
): EarlierVersion[] =>
  [...people.map((person) => pastOf(person, now)), ...(crowd ? pastOfCrowd(crowd, now) : [])].map(
    earlierVersion,
  );

/** How the back office adds a customer from before. */
export const asAdded = ({
  createdAt,
  at,
  name,
  kyc,
  aml,
  ...version
}: EarlierVersion): NewCustomer => ({
  fullName: name,
  createdAt,
  updatedAt: at,
  kycStatus: kyc,
  amlStatus: aml,
  kycStartedAt: ['NOT_STARTED', 'NOT_REQUIRED', 'PENDING'].includes(kyc) ? null : createdAt,
  kycCompletedAt: version.completedAt,
  screenedAt: version.screenedAt,
  lastReviewedAt: version.reviewedAt,
  addedVia: version.addedVia,
});
