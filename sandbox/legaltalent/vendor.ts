import type { Clock } from '../server/clock.ts';
import type { Keys } from './keys.ts';
import type { Switches } from './switches.ts';
import type { Tenant } from './tenant.ts';

/** All that the routes work on. */
export interface Vendor {
  clock: Clock;
  switches: Switches;
  keys: Keys;
  tenant: Tenant;
  /** Whether the rate limit applies. */
  isLimited: boolean;
}
