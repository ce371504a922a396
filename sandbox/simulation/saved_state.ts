/** What a customer was after one save. */
export interface Version {
  /** Its `updated_at`, by the vendor's clock (ms). */
  at: number;
  /** When it was saved and when it could be seen, by ours. */
  savedAt: number;
  seenFrom: number;
  name: string;
  kyc: string;
  aml: string;
  type: string;
  addedVia: string;
  isFlagged: boolean;
  /** Whether this save moved the customer into its KYC or AML status. */
  reachedKyc: boolean;
  reachedAml: boolean;
  /** The times of the statuses, null for a missing one. */
  completedAt: number | null;
  screenedAt: number | null;
  reviewedAt: number | null;
  /** When the statuses were last moved, by the vendor's clock. */
  kycMovedAt: number;
  amlMovedAt: number;
  /** Whether the time of a status was corrected: for its trigger that is one event more. */
  isCorrected: boolean;
  /** Whether a time of the record cannot be read any more. */
  isBad: boolean;
  /** Whether it is the time of the last change. */
  isTimeless: boolean;
}

/** Whether a verification has ended and tells no time of it. */
export const isKycTimeMissing = ({ kyc, completedAt }: Version): boolean =>
  ['VERIFIED', 'FAILED'].includes(kyc) && completedAt === null;

/** Whether a screening or a review has ended and tells no time of it. */
export const isAmlTimeMissing = ({ aml, screenedAt, reviewedAt }: Version): boolean => {
  if (aml === 'RESOLVED') return reviewedAt === null;
  return ['CLEAR', 'NEEDS_REVIEW'].includes(aml) && screenedAt === null;
};
