/** A brake as Zapier's platform takes it. */
export interface Throttle {
  /** In seconds. */
  window: number;
  limit: number;
  key: string;
  scope: 'auth'[];
}

/**
 * Zapier's brake for actions and searches, one for all steps that share `key`, over a connection.
 * It should stay below the vendor's own limit, with room for the triggers of the same connection.
 */
export const callsPerMinute = (limit: number, key: string): Throttle => ({
  window: 60,
  limit,
  key,
  scope: ['auth'],
});
