import type { Context } from 'hono';
import type { Clock } from '../server/clock.ts';
import type { Exchange } from '../server/front_door.ts';
import type { KeptAnswers } from '../server/kept_answers.ts';
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

/** What a request carries through the routes. */
export interface Env {
  Bindings: { exchange: Exchange };
  Variables: { key: ApiKey };
}

/** One request inside the routes. */
export type Call = Context<Env>;
