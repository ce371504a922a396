import type { Clock } from '../server/clock.ts';
import type { KeptAnswers } from '../server/kept_answers.ts';
import type * as server from '../server/routing.ts';
import type { Clients } from './clients.ts';
import type { Store } from './store.ts';
import type { Switches } from './switches.ts';
import type { Token, Tokens } from './tokens.ts';

/** The path that all routes of the API are under. */
export const API_PREFIX = '/v1';

/** The path that all routes of the token host are under. */
export const TOKEN_PREFIX = '/oauth2';

/** All that the routes work on. */
export interface Vendor {
  clock: Clock;
  switches: Switches;
  clients: Clients;
  tokens: Tokens;
  store: Store;
  kept: KeptAnswers;
  /** Whether the rate limit applies. */
  isLimited: boolean;
}

/** What a request carries through the routes: its caller is an access token. */
export type Env = server.Env<Token>;

/** One request inside the routes. */
export type Call = server.Call<Token>;

/** What a route does. Throws a `Refusal`. */
export type Work = server.Work<Token>;
