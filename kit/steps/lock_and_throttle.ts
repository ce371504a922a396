/** A throttle, in the form Zapier's platform takes. */
export interface Throttle {
  /** In seconds. */
  window: number;
  limit: number;
  key: string;
  scope: 'auth'[];
}

/**
 * Zapier's throttle for actions and searches: one for all steps of a connection that share `key`.
 * It should stay below the vendor's own limit, with room for the triggers of the same connection.
 */
export const callsPerMinute = (limit: number, key: string): Throttle => ({
  window: 60,
  limit,
  key,
  scope: ['auth'],
});

/** A lock, in the form Zapier's platform takes. */
export interface Lock {
  key: string;
  scope: 'auth'[];
  /** In seconds; a run itself takes 30 at most. */
  timeout: number;
}

/** A lock under which two runs for one record wait for each other; `field` is a required input. */
export const oneRunPer = (record: string, field: string): Lock => ({
  key: `${record}:{{bundle.inputData.${field}}}`,
  scope: ['auth'],
  timeout: 60,
});
