import { type AmlFlags, type Customer, NO_FLAGS } from './customer.ts';
import type { Switches } from './switches.ts';

// What each status means is the vendor's, which times go with it is assumed: docs/instant_compliance_api.md,
// "Statuses and their times".

/** Every KYC status that the vendor names. */
export const KYC_STATUSES = [
  'NOT_STARTED',
  'PENDING',
  'IN_PROGRESS',
  'VERIFIED',
  'FAILED',
  'AWAITING_RESUBMISSION',
  'NOT_REQUIRED',
] as const;

/** Every AML status that the vendor names. */
export const AML_STATUSES = [
  'NOT_SCREENED',
  'IN_PROGRESS',
  'CLEAR',
  'NEEDS_REVIEW',
  'RESOLVED',
] as const;

type StartedAt = Switches['kycStartedAt'];

/** The identity that a check of this person confirms by default: the name in capitals. */
export const confirmedIdentity = (fullName: string): Customer['identity'] => ({
  legalName: fullName.toUpperCase(),
  country: 'AUS',
});

const isStart = (row: Customer, status: string, startedAt: StartedAt): boolean => {
  if (status === 'PENDING')
    return startedAt === 'each' || (startedAt === 'first' && row.kycStartedAt === null);
  return status === 'IN_PROGRESS' && startedAt !== 'first';
};

/** The customer with a KYC status and the times that go with it; `now` in milliseconds. */
export const withKycStatus = (
  row: Customer,
  status: string,
  now: number,
  startedAt: StartedAt,
): Customer => {
  if (row.kycStatus === status) return row;
  return {
    ...row,
    kycStatus: status,
    kycStartedAt: isStart(row, status, startedAt) ? now : row.kycStartedAt,
    kycCompletedAt: status === 'VERIFIED' || status === 'FAILED' ? now : row.kycCompletedAt,
    identity: status === 'VERIFIED' ? confirmedIdentity(row.fullName) : null,
  };
};

/** The customer verified under a legal name; left out, the name given at ingest in capitals. */
export const verified = (
  row: Customer,
  legalName: string | undefined,
  now: number,
  startedAt: StartedAt,
): Customer => {
  const moved = withKycStatus(row, 'VERIFIED', now, startedAt);
  return legalName === undefined ? moved : { ...moved, identity: { legalName, country: 'AUS' } };
};

/** The customer with an AML status; flags that are not given stay. `now` in milliseconds. */
export const withAmlStatus = (
  row: Customer,
  status: string,
  now: number,
  flags: Partial<AmlFlags> = {},
): Customer => {
  const isScreened = status === 'CLEAR' || status === 'NEEDS_REVIEW';
  return {
    ...row,
    amlStatus: status,
    flags: { ...row.flags, ...flags },
    screenedAt: isScreened ? now : row.screenedAt,
    lastReviewedAt: status === 'RESOLVED' && row.amlStatus !== status ? now : row.lastReviewedAt,
  };
};

/** The customer after a finished screening: clear, or to be reviewed when any flag is raised. */
export const screened = (row: Customer, raised: Partial<AmlFlags>, now: number): Customer => {
  const flags = { ...NO_FLAGS, ...raised };
  const isHit = Object.values(flags).some(Boolean);
  return withAmlStatus(row, isHit ? 'NEEDS_REVIEW' : 'CLEAR', now, flags);
};
