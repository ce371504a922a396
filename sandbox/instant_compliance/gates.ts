import type { MiddlewareHandler } from 'hono';
import { withKey, withRight } from '../server/keys.ts';
import type { Exceeded } from '../server/rate_limit.ts';
import { Refusal } from '../server/refusal.ts';
import { secondsOf, withinLimits } from '../server/routing.ts';
import type { Scope } from './keys.ts';
import type { Env, Vendor } from './vendor.ts';

const MINUTE_MS = 60_000;
// Both limits, a key each: docs/instant_compliance_api.md, "Rate limits". That the windows slide is assumed.
const WINDOWS = [
  { limit: 60, windowMs: MINUTE_MS },
  { limit: 10_000, windowMs: 24 * 60 * MINUTE_MS },
];

const retryAfterHeader = (waitMs: number, { clock, switches }: Vendor): Record<string, string> => {
  if (switches.retryAfter === 'absent') return {};
  const date = new Date(Math.ceil((clock.now() + waitMs) / 1000) * 1000).toUTCString();
  return { 'Retry-After': switches.retryAfter === 'date' ? date : String(secondsOf(waitMs)) };
};

const tooMany = ({ limit, windowMs, waitMs }: Exceeded, vendor: Vendor): Refusal => {
  const details = { limit, window_seconds: windowMs / 1000 };
  const headers = retryAfterHeader(waitMs, vendor);
  return new Refusal(429, 'rate_limited', 'Too many requests.', details, headers);
};

/** Lets a request with a living API key through; 401 otherwise. */
export const authenticated = ({ keys }: Vendor): MiddlewareHandler<Env> =>
  withKey(keys, () => new Refusal(401, 'unauthorized', ''));

/** Lets a request within the limits of its key through; 429 otherwise. */
export const limited = (vendor: Vendor): MiddlewareHandler<Env> =>
  withinLimits({
    windows: vendor.isLimited ? WINDOWS : [],
    now: () => vendor.clock.now(),
    nameOf: (c) => c.get('caller').id,
    refusal: (exceeded) => tooMany(exceeded, vendor),
  });

/** Lets a key with the scope through; 403 otherwise. */
export const scoped = (scope: Scope): MiddlewareHandler<Env> =>
  withRight(
    ({ scopes }) => scopes.includes(scope),
    () => new Refusal(403, 'forbidden_scope', `Key lacks ${scope}.`, { required_scope: scope }),
  );
