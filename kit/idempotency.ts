import { randomUUID } from 'node:crypto';

/**
 * The key of one write in one run. A user's own key is sent as typed; otherwise each run gets a
 * fresh one. A key made of the body would swallow the third of three edits A, B, A within a day.
 */
export const idempotencyKey = (ownKey: string | undefined): string => ownKey ?? randomUUID();
