import type { Clock } from '../server/clock.ts';
import type * as server from '../server/routing.ts';
import type { ApiKey, Keys } from './keys.ts';
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

/** What a request carries through the routes: its caller is an API key. */
export type Env = server.Env<ApiKey>;

/** One request inside the routes. */
export type Call = server.Call<ApiKey>;

/** What a route does. Throws a `Refusal`. */
export type Work = server.Work<ApiKey>;
