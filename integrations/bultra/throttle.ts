import { callsPerMinute } from '../../kit/throttle.ts';

// No limit is documented: a walk for an e-mail address makes many calls, so this stays modest.
export const throttle = callsPerMinute(60, 'bultra_calls');
