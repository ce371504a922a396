import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import * as z from 'zod';
import { answerOf, send } from '../server/answer.ts';
import type { Clock } from '../server/clock.ts';
import { type Listening, listen } from '../server/listen.ts';
import type { BackOffice } from './back_office.ts';

/** The parts of a sandbox that people work on. */
export interface Staffed {
  backOffice: BackOffice;
  clock: Clock;
}

/**
 * Opens the back office to people on a loopback port of its own, never under the API's.
 * `GET /customers`, `POST /customers/{id}/{act}`, `POST /clock {"advance_minutes": n}`.
 * Rejects when the port is taken.
 */
export function startBackOffice(sandbox: Staffed, port = 0): Promise<Listening> {
  const app = backOfficeRoutes(sandbox);
  return listen(async (request, _incoming, outgoing) => {
    send(outgoing, await answerOf(await app.fetch(request)));
    return RESPONSE_ALREADY_SENT;
  }, port);
}

function backOfficeRoutes({ backOffice, clock }: Staffed): Hono {
  const app = new Hono();
  app.use(peopleOnly);
  app.get('/customers', (c) => c.json({ data: backOffice.customers() }));
  for (const [name, act] of Object.entries(actsOf(backOffice)))
    app.post(`/customers/:id/${name}`, async (c) => {
      const { id } = c.req.param();
      act(id, await bodyOf(c));
      return c.json(backOffice.customer(id));
    });
  app.post('/clock', async (c) => {
    clock.advance(clockBody.parse(await bodyOf(c)).advance_minutes * 60_000);
    return c.json({ now: new Date(clock.now()).toISOString() });
  });
  app.notFound((c) => c.json({ error: 'No such route.' }, 404));
  app.onError((error, c) => c.json({ error: error.message }, 400));
  return app;
}

const clockBody = z.strictObject({ advance_minutes: z.number() });

const screeningBody = z.strictObject({
  pep: z.boolean().default(false),
  sanctions: z.boolean().default(false),
  adverse_media: z.boolean().default(false),
  terrorism: z.boolean().default(false),
});

function actsOf(backOffice: BackOffice): Record<string, (id: string, body: unknown) => void> {
  return {
    'start-verification': (id) => backOffice.startVerification(id),
    'open-link': (id) => backOffice.openLink(id),
    verify: (id) => backOffice.verify(id),
    fail: (id) => backOffice.fail(id),
    'ask-to-resubmit': (id) => backOffice.askToResubmit(id),
    screen: (id, flags) => backOffice.screen(id, screeningBody.parse(flags)),
    resolve: (id) => backOffice.resolve(id),
  };
}

async function bodyOf(c: Context): Promise<unknown> {
  const text = await c.req.text();
  return text === '' ? {} : JSON.parse(text);
}

const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

// Another Host is a web page that had its name point here; an API key has no business here at all.
const peopleOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.header('Authorization') !== undefined)
    return c.json({ error: 'The back office is for people: no API key opens it.' }, 403);
  if (!LOOPBACK_HOST.test(c.req.header('Host') ?? ''))
    return c.json({ error: 'The back office answers on this machine only.' }, 403);
  if (!isLoopbackOrigin(c.req.header('Origin')))
    return c.json({ error: 'The back office takes nothing from other web pages.' }, 403);
  await next();
};

function isLoopbackOrigin(origin: string | undefined): boolean {
  return origin === undefined || LOOPBACK_HOST.test(origin.replace(/^https?:\/\//, ''));
}
