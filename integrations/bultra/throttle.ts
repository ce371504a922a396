import { callsPerMinute } from '../../kit/throttle.ts';

// No limit is documented. This counts runs, not calls: most make one, but a search by e-mail address
// makes up to 250, so it stays modest.
export const throttle = callsPerMinute(60, 'bultra_calls');
