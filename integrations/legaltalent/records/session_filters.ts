import { defineInputFields } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { choiceOrText, optional, requiredTexts } from '../../../kit/steps/input.ts';
import type { Session } from './session.ts';

// Those that the vendor names; what they mean is said where its pages say it.
const STATUSES = {
  APPROVED: 'Approved: by a person, or marked by Final Decision',
  REJECTED: 'Rejected: by a person',
  MANUAL_REVIEW: 'Manual Review: a person must decide',
  PROCESSED: 'Processed: decided automatically',
  COMPLETED: 'Completed: what it means is not documented',
};

const DECISIONS = { flagged: 'Flagged: approved automatically, but marked' };

export const sessionFilterFields = defineInputFields([
  {
    key: 'statuses',
    label: 'Statuses',
    type: 'string',
    list: true,
    required: true,
    choices: STATUSES,
    helpText:
      'The Zap starts when a session reaches one of these. Another status can be typed, as LegalTalent writes it. `APPROVED` alone is not enough where a session may be flagged: look at Final Decision, too.',
  },
  {
    key: 'finalDecision',
    label: 'Final Decision',
    type: 'string',
    choices: DECISIONS,
    helpText:
      'Fill in to start for sessions with this decision only, such as `flagged`. Blank starts for any decision, and for none.',
  },
]);

export const sessionFilterSchema = onFirstUse(() =>
  z.object({
    statuses: requiredTexts(STATUSES),
    finalDecision: optional(choiceOrText(DECISIONS)),
  }),
);

/** What a user chose. */
type SessionFilters = z.output<ReturnType<typeof sessionFilterSchema>>;

const plain = (text: string): string => text.replace(/[\s_-]/g, '').toLowerCase();

const isOne = (value: string | null, wanted: string[]): boolean =>
  value !== null && wanted.map(plain).includes(plain(value));

/** Whether a session has one of the chosen statuses, and the chosen decision, if any. */
export const fitsSession =
  ({ statuses, finalDecision }: SessionFilters) =>
  (session: Session): boolean =>
    isOne(session.status, statuses) &&
    (finalDecision === undefined || isOne(session.final_decision, [finalDecision]));
