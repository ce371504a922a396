import { createHash, randomUUID } from 'node:crypto';

/** The key of one write, and whether the user brought it. */
export interface IdempotencyKey {
  value: string;
  isOwn: boolean;
}

/**
 * The key of one write in one run. A user's own key is sent as typed; otherwise each run gets a
 * fresh one. A key made of the body would swallow the third of three edits A, B, A within a day.
 */
export const idempotencyKey = (ownKey: string | undefined): IdempotencyKey => ({
  value: ownKey ?? randomUUID(),
  isOwn: ownKey !== undefined,
});

/** The key of a second, different write of the same run: a repeat of the run makes the same one. */
export const secondKey = ({ value, isOwn }: IdempotencyKey): IdempotencyKey => ({
  value: createHash('sha256').update(`second:${value}`).digest('hex'),
  isOwn,
});
