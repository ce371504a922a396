import { callsPerMinute, oneRunPer } from '../../kit/steps/throttle.ts';

// Half of the API's 1,000 calls in 5 minutes: they are counted by address, and Zapier's are shared.
export const throttle = callsPerMinute(100, 'legaltalent_calls');

/** Two runs for one customer wait for each other. */
export const brakes = { throttle, lock: oneRunPer('customer', 'customerId') };
