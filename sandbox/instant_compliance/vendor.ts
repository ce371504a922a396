import type { Clock } from '../server/clock.ts';
import type { KeptAnswers } from '../server/kept_answers.ts';
import type * as server from '../server/routing.ts';
import type { ApiKey, Keys } from './keys.ts';
import type { Organisations } from './organisation.ts';
import type { Switches } from './switches.ts';

/** The path that all routes of the vendor are under. */
export const API_PREFIX = '/api/v1';

/** All that the routes work on. */
export interface Vendor {
  clock: Clock;
  switches: Switches;
  keys: Keys;
  organisations: Organisations;
  kept: KeptAnswers;
  /** Whether the rate limits apply. */
  isLimited: boolean;
}

/** What a request carries through the routes: its caller is an API key. */
export type Env = server.Env<ApiKey>;

/** One request inside the routes. */
export type Call = server.Call<ApiKey>;

/** What a route does. Throws a `Refusal`. */
export type Work = server.Work<ApiKey>;
