import type { Context, Handler, Hono, MiddlewareHandler } from 'hono';
import type { Answer } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { type Exceeded, RateLimit, type RateWindow } from './rate_limit.ts';
import { Refusal, refusalOf } from './refusal.ts';

/** What a request carries through a vendor's routes; `caller` is who its key or token stands for. */
export interface Env<Caller> {
  Bindings: { exchange: Exchange };
  Variables: { caller: Caller };
}

/** One request inside the routes. */
export type Call<Caller> = Context<Env<Caller>>;

/** What a route does. Throws a `Refusal`. */
export type Work<Caller> = (c: Call<Caller>) => Answer | Promise<Answer>;

/** An answer as the web response that routes return. */
export const toResponse = ({ status, headers, text }: Answer): Response =>
  new Response(status === 204 ? null : text, { status, headers });

/** A route that answers with what the work comes to. */
export const answerWith =
  <Caller>(work: Work<Caller>): Handler<Env<Caller>> =>
  async (c) =>
    toResponse(await work(c));

/** A part of the path, decoded; empty when the route has none of this name. */
export const pathPart = <Caller>(c: Call<Caller>, name = 'id'): string => c.req.param(name) ?? '';

/** A route for every method that a path does not have: 405 that names those it has. */
export const refuseMethod =
  <Caller>(allow: string, code = 'method_not_allowed'): Handler<Env<Caller>> =>
  () => {
    throw new Refusal(405, code, `Use ${allow}.`, {}, { Allow: allow });
  };

/** Lets a vendor answer refusals, and paths that no route has, in its own envelope. */
export const refuseWith = <Caller>(
  app: Hono<Env<Caller>>,
  noSuchRoute: () => Refusal,
  envelope: (refusal: Refusal) => Answer,
  internalErrorCode = 'internal_error',
): Hono<Env<Caller>> => {
  app.notFound(() => toResponse(envelope(noSuchRoute())));
  app.onError((error) => toResponse(envelope(refusalOf(error, internalErrorCode))));
  return app;
};

/** The limits that a gate keeps, for each name on its own. */
export interface Limits<Caller> {
  windows: readonly RateWindow[];
  /** The vendor's time in milliseconds. */
  now(): number;
  /** Whom a request counts for. */
  nameOf(c: Call<Caller>): string;
  refusal(exceeded: Exceeded): Refusal;
  /** Headers of each answer that is let through. */
  headers?(limit: RateLimit): Record<string, string>;
}

/** Lets a request within the limits through; throws the refusal otherwise. */
export const withinLimits = <Caller>(limits: Limits<Caller>): MiddlewareHandler<Env<Caller>> => {
  const used = new Map<string, RateLimit>();
  return async (c, next) => {
    const caller = limits.nameOf(c);
    const limit = used.get(caller) ?? new RateLimit(limits.windows);
    used.set(caller, limit);
    const exceeded = limit.take(limits.now());
    if (exceeded !== null) throw limits.refusal(exceeded);
    await next();
    for (const [name, value] of Object.entries(limits.headers?.(limit) ?? {}))
      c.header(name, value);
  };
};

/** A wait in milliseconds as whole seconds, at least one. */
export const secondsOf = (waitMs: number): number => Math.max(1, Math.ceil(waitMs / 1000));
