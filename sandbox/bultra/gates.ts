import type { MiddlewareHandler } from 'hono';
import { withRight } from '../server/keys.ts';
import { secondsOf, withinLimits } from '../server/routing.ts';
import type { Scope } from './clients.ts';
import { apiRefusal, invalidRequest } from './refusal.ts';
import type { Env, Vendor } from './vendor.ts';

// Assumed, a client each: the vendor documents no limit. docs/bultra_api.md, "Rate limits".
const WINDOWS = [{ limit: 300, windowMs: 60_000 }];

/** Lets a request with a living token through; 401 otherwise. */
export const authenticated =
  ({ tokens }: Vendor): MiddlewareHandler<Env> =>
  (c, next) => {
    const token = tokens.findByHeader(c.req.header('Authorization'));
    if (token === undefined) throw apiRefusal(401, 'The access token is missing or has ended.');
    c.env.exchange.entry.keyLabel = token.client.label;
    c.set('caller', token);
    return next();
  };

/** Lets a request within the limit of its client through; 429 otherwise. */
export const limited = ({ clock, switches, isLimited }: Vendor): MiddlewareHandler<Env> =>
  withinLimits({
    windows: isLimited ? WINDOWS : [],
    now: () => clock.now(),
    nameOf: (c) => c.get('caller').client.id,
    refusal: ({ waitMs }) => {
      const headers = { 'Retry-After': String(secondsOf(waitMs)) };
      return apiRefusal(429, 'Too many requests.', switches.retryAfter === 'absent' ? {} : headers);
    },
  });

/** Lets a token with the scope through; 403 otherwise. */
export const scoped = (scope: Scope): MiddlewareHandler<Env> =>
  withRight(
    ({ scopes }) => scopes.includes(scope),
    () => apiRefusal(403, `The token lacks ${scope}.`),
  );

/** Lets a write through that says that it is JSON; 400 otherwise. */
export const jsonTyped: MiddlewareHandler<Env> = (c, next) => {
  const isWrite = c.req.method === 'POST' || c.req.method === 'PATCH';
  const isJson = /^application\/json\b/i.test(c.req.header('Content-Type') ?? '');
  if (isWrite && !isJson) throw invalidRequest({ 'Content-Type': 'Must be application/json.' });
  return next();
};
