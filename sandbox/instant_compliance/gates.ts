import type { Context, MiddlewareHandler } from 'hono';
import type { Clock } from '../server/clock.ts';
import type { Exchange } from '../server/exchange.ts';
import type { KeptAnswers } from '../server/idempotency.ts';
import { type Exceeded, RateLimit } from '../server/rate_limit.ts';
import type { ApiKey, Keys, Scope } from './keys.ts';
import type { Organisations } from './organisations.ts';
import { Refusal } from './refusal.ts';
import type { Switches } from './switches.ts';

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

/** Lets a request with a living API key through; 401 otherwise. */
export function authenticated({ keys }: Vendor): MiddlewareHandler<Env> {
  return async (c, next) => {
    const key = keys.named(c.req.header('Authorization'));
    c.env.exchange.entry.keyLabel = key?.label ?? null;
    if (key === undefined || !keys.isAlive(key)) throw new Refusal(401, 'unauthorized', '');
    c.set('key', key);
    await next();
  };
}

const MINUTE_MS = 60_000;
const WINDOWS = [
  { limit: 60, windowMs: MINUTE_MS },
  { limit: 10_000, windowMs: 24 * 60 * MINUTE_MS },
];

/** Lets a request within the limits of its key through; 429 otherwise. */
export function withinLimits(vendor: Vendor): MiddlewareHandler<Env> {
  const limits = new Map<string, RateLimit>();
  return async (c, next) => {
    if (!vendor.isLimited) return next();
    const { id } = c.get('key');
    const limit = limits.get(id) ?? new RateLimit(WINDOWS);
    limits.set(id, limit);
    const exceeded = limit.take(vendor.clock.now());
    if (exceeded !== null) throw tooMany(exceeded, vendor);
    await next();
  };
}

function tooMany({ limit, windowMs, waitMs }: Exceeded, { clock, switches }: Vendor): Refusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const date = new Date(Math.ceil((clock.now() + waitMs) / 1000) * 1000).toUTCString();
  const headers: Record<string, string> =
    switches.retryAfter === 'absent'
      ? {}
      : { 'Retry-After': switches.retryAfter === 'date' ? date : String(seconds) };
  const details = { limit, window_seconds: windowMs / 1000 };
  return new Refusal(429, 'rate_limited', 'Too many requests.', details, headers);
}

/** Lets a key with the scope through; 403 otherwise. */
export function scoped(scope: Scope): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!c.get('key').scopes.includes(scope))
      throw new Refusal(403, 'forbidden_scope', `Key lacks ${scope}.`, { required_scope: scope });
    await next();
  };
}
