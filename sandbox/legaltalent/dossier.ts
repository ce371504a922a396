import { randomUUID } from 'node:crypto';

/** A KYC session of a customer. Times in milliseconds, UTC. */
export interface KycSession {
  readonly id: string;
  readonly customerId: string;
  readonly status: string;
  /** What was decided beside the status, such as `flagged`; null when nothing was. */
  readonly finalDecision: string | null;
  readonly workflowId: string;
  readonly workflowName: string;
  readonly createdAt: number;
  readonly completedAt: number | null;
}

/** A person or company in the organization of a customer; its share in percent. */
export interface Member {
  name: string;
  role: string;
  ownershipPercentage: number | null;
}

/** Who owns, runs and represents a customer. */
export interface Organization {
  ubos: readonly Member[];
  shareholders: readonly Member[];
  directors: readonly Member[];
  representatives: readonly Member[];
}

/** How risky a customer is, as calculated at an instant in milliseconds. */
export interface RiskProfile {
  level: string;
  score: number;
  factors: readonly string[];
  calculatedAt: number;
}

/** Nobody. */
export const NO_ORGANIZATION: Organization = {
  ubos: [],
  shareholders: [],
  directors: [],
  representatives: [],
};

/** A whole session out of what is given, begun at `now` (ms) unless it says otherwise. */
export const newSession = (
  given: Partial<KycSession> & Pick<KycSession, 'customerId'>,
  now: number,
): KycSession => ({
  id: randomUUID(),
  status: 'PENDING',
  finalDecision: null,
  workflowId: 'basic-kyc',
  workflowName: 'Basic KYC',
  createdAt: now,
  completedAt: null,
  ...given,
});

/** The profile with its time of calculation set to `now` (ms); a low one when there is none yet. */
export const recalculated = (profile: RiskProfile | undefined, now: number): RiskProfile => ({
  level: 'low',
  score: 0,
  factors: [],
  ...profile,
  calculatedAt: now,
});
