/**
 * Zapier's brake for actions and searches, one for all of them over a connection. It stays below
 * the API's 60 calls a minute for a key, with room for the triggers that use the same key.
 */
export const throttle: { window: number; limit: number; key: string; scope: 'auth'[] } = {
  window: 60, // seconds
  limit: 45,
  key: 'instant_compliance_calls',
  scope: ['auth'],
};
