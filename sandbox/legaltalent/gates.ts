import type { MiddlewareHandler } from 'hono';
import { withKey, withRight } from '../server/keys.ts';
import type { RateLimit } from '../server/rate_limit.ts';
import { type Env, secondsOf, withinLimits } from '../server/routing.ts';
import type { ApiKey, Permission } from './keys.ts';
import { unixSeconds } from './print_record.ts';
import { refused, tooMany } from './refusal.ts';
import type { Vendor } from './vendor.ts';

type Gate = MiddlewareHandler<Env<ApiKey>>;

// 1,000 requests in 5 minutes: docs/legaltalent_api.md, "Rate limit".
const WINDOWS = [{ limit: 1000, windowMs: 5 * 60_000 }];

const limitHeaders = (limit: number, remaining: number, resetAt: number) => ({
  'X-RateLimit-Limit': String(limit),
  'X-RateLimit-Remaining': String(remaining),
  'X-RateLimit-Reset': String(unixSeconds(resetAt)),
});

const roomHeaders = (limit: RateLimit, now: number): Record<string, string> => {
  const room = limit.room(now);
  return room === null ? {} : limitHeaders(room.limit, room.remaining, now + room.resetMs);
};

/** Lets a request within the limit of its address through, whatever its key; 429 otherwise. */
export const limited = ({ clock, switches, isLimited }: Vendor): Gate =>
  withinLimits({
    windows: isLimited ? WINDOWS : [],
    now: () => clock.now(),
    nameOf: (c) => c.env.exchange.incoming.socket.remoteAddress ?? '',
    refusal: ({ limit, waitMs }) =>
      tooMany(secondsOf(waitMs), switches, limitHeaders(limit, 0, clock.now() + waitMs)),
    headers: (limit) => roomHeaders(limit, clock.now()),
  });

/** Lets a request with a living API key through; 401 otherwise. */
export const authenticated = ({ keys }: Vendor): Gate =>
  withKey(keys, () => refused(401, 'The token is missing or not valid.'));

/** Lets a key with the permission through; 403 otherwise. */
export const permitted = (permission: Permission): Gate =>
  withRight(
    ({ permissions }) => permissions.includes(permission),
    () => refused(403, `Missing permission ${permission}.`),
  );
