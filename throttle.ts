import { callsPerMinute } from './kit/throttle.ts';

// Below the API's 60 calls a minute for a key, with room for the triggers that use the same key.
export const throttle = callsPerMinute(45, 'instant_compliance_calls');
