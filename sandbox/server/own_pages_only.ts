import type { MiddlewareHandler } from 'hono';

const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

const READS = ['GET', 'HEAD'];

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/**
 * Answers on this machine only, and takes forms of its own pages only. A foreign Host comes from a
 * web page whose name points to this machine, a foreign Origin from another page's form.
 */
export const ownPagesOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('Host') ?? '';
  if (!LOOPBACK_HOST.test(host)) return c.text('This answers on this machine only.', 403);
  const origin = c.req.header('Origin');
  const isOwn = origin === undefined ? READS.includes(c.req.method) : origin === `http://${host}`;
  if (!isOwn) return c.text('This takes nothing from other web pages.', 403);
  await next();
  for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
};

/** Lets one request in at a time: a clock and a journal belong to it alone meanwhile. */
export const oneAtATime = (): MiddlewareHandler => {
  let last: Promise<unknown> = Promise.resolve();
  return (_, next) => {
    const turn = last.then(next);
    last = turn.catch(() => {});
    return turn;
  };
};
