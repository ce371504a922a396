import type { StatusTimes } from '../instant_compliance/back_office.ts';
import { isAmlTimeMissing, isKycTimeMissing, type Version } from './saved_state.ts';
import type { Act } from './scenario.ts';

/** A step to another status: with which times the vendor keeps it, and what it is in truth. */
export interface StatusMove {
  status: string;
  times: StatusTimes;
  change: Partial<Version>;
}

// A verification and a screening as staff and people go through them.
const NEXT_KYC: Record<string, readonly string[]> = {
  NOT_STARTED: ['PENDING', 'NOT_REQUIRED'],
  PENDING: ['IN_PROGRESS'],
  IN_PROGRESS: ['VERIFIED', 'FAILED', 'AWAITING_RESUBMISSION'],
  AWAITING_RESUBMISSION: ['IN_PROGRESS'],
  FAILED: ['PENDING', 'VERIFIED'],
  VERIFIED: ['FAILED'],
  NOT_REQUIRED: ['PENDING'],
};
const NEXT_AML: Record<string, readonly string[]> = {
  NOT_SCREENED: ['IN_PROGRESS', 'CLEAR', 'NEEDS_REVIEW'],
  IN_PROGRESS: ['CLEAR', 'NEEDS_REVIEW'],
  CLEAR: ['IN_PROGRESS', 'NEEDS_REVIEW'],
  NEEDS_REVIEW: ['RESOLVED'],
  RESOLVED: ['IN_PROGRESS', 'CLEAR'],
};

const MINUTE_MS = 60_000;

const next = (choices: Record<string, readonly string[]>, from: string, pick: number): string => {
  const known = choices[from] ?? [];
  return known[pick % Math.max(1, known.length)] ?? from;
};

// The supplier's time is after the step before: it cannot end what has not begun.
const timeOf = ({ statusTime }: Act, now: number, movedAt: number): number | null => {
  if (statusTime.kind === 'missing' || statusTime.kind === 'filled') return null;
  if (statusTime.kind !== 'older') return now;
  return Math.max(movedAt + 1_000, now - statusTime.minutes * MINUTE_MS);
};

/** The next step of a verification; null for a customer whose last step has no time yet. */
export const moveKyc = (latest: Version, act: Act, now: number): StatusMove | null => {
  if (latest.isBad || isKycTimeMissing(latest)) return null;
  const kyc = next(NEXT_KYC, latest.kyc, act.pick);
  const change = { kyc, reachedKyc: true, kycMovedAt: now };
  if (kyc !== 'VERIFIED' && kyc !== 'FAILED') return { status: kyc, times: {}, change };
  const completedAt = timeOf(act, now, latest.kycMovedAt);
  return {
    status: kyc,
    times: { kycCompletedAt: completedAt },
    change: { ...change, completedAt },
  };
};

const keptReview = (latest: Version, now: number): StatusMove => ({
  status: 'NEEDS_REVIEW',
  times: { screenedAt: latest.screenedAt },
  change: { aml: 'NEEDS_REVIEW', reachedAml: true, amlMovedAt: now, isFlagged: true },
});

/** The next step of a screening; null for a customer whose last step has no time yet. */
export const moveAml = (latest: Version, act: Act, now: number): StatusMove | null => {
  if (latest.isBad || isAmlTimeMissing(latest)) return null;
  const isKept = act.statusTime.kind === 'kept' && ['CLEAR', 'RESOLVED'].includes(latest.aml);
  if (isKept) return keptReview(latest, now);
  const aml = next(NEXT_AML, latest.aml, act.pick);
  const change = { aml, reachedAml: true, amlMovedAt: now, isFlagged: aml === 'NEEDS_REVIEW' };
  const time = timeOf(act, now, latest.amlMovedAt) ?? (aml === 'CLEAR' ? null : now);
  if (aml === 'RESOLVED')
    return {
      status: aml,
      times: { lastReviewedAt: time },
      change: { ...change, reviewedAt: time },
    };
  if (aml === 'IN_PROGRESS') return { status: aml, times: {}, change };
  return { status: aml, times: { screenedAt: time }, change: { ...change, screenedAt: time } };
};
