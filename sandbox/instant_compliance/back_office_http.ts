import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import * as z from 'zod';
import { answerOf, send } from '../server/answer.ts';
import type { Clock } from '../server/clock.ts';
import { type Listening, listen } from '../server/listen.ts';
import { UnknownCustomer } from '../server/unknown_customer.ts';
import type { BackOffice } from './back_office.ts';
import { amlFlags } from './customer.ts';

/** The parts of a sandbox that people work on. */
export interface Staffed {
  backOffice: BackOffice;
  clock: Clock;
}

type Act = (backOffice: BackOffice, id: string, body: unknown) => void;

const MINUTE_MS = 60_000;
const MAX_MINUTES = 31 * 24 * 60; // a month shows what waiting does; a typing error may not do more
const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

const clockBody = z.strictObject({ advance_minutes: z.number().positive().max(MAX_MINUTES) });

/** A request that makes no sense; the message is one sentence for the person who sent it. */
class BadRequest extends Error {}

const isLoopbackOrigin = (origin: string | undefined): boolean =>
  origin === undefined || LOOPBACK_HOST.test(origin.replace(/^https?:\/\//, ''));

// A foreign Host comes from a web page whose name points to this machine, a foreign Origin from
// another page's form. An API key has no business here at all.
const peopleOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.header('Authorization') !== undefined)
    return c.json({ error: 'The back office is for people: no API key opens it.' }, 403);
  if (!LOOPBACK_HOST.test(c.req.header('Host') ?? ''))
    return c.json({ error: 'The back office answers on this machine only.' }, 403);
  if (!isLoopbackOrigin(c.req.header('Origin')))
    return c.json({ error: 'The back office takes nothing from other web pages.' }, 403);
  await next();
};

const bodyOf = async (c: Context): Promise<unknown> => {
  const text = await c.req.text();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new BadRequest('The body is not JSON.');
  }
};

const readBody = <Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  sentence: string,
): z.infer<Schema> => {
  const result = schema.safeParse(body);
  if (!result.success) throw new BadRequest(sentence);
  return result.data;
};

const FLAGS_SENTENCE = `The body may hold ${Object.keys(amlFlags.shape).join(', ')}, each true or false.`;
const CLOCK_SENTENCE = `advance_minutes must be a number above 0 and at most ${MAX_MINUTES} (31 days).`;

const ACTS: Record<string, Act> = {
  'start-verification': (backOffice, id) => backOffice.startVerification(id),
  'open-link': (backOffice, id) => backOffice.openLink(id),
  verify: (backOffice, id) => backOffice.verify(id),
  fail: (backOffice, id) => backOffice.fail(id),
  'ask-to-resubmit': (backOffice, id) => backOffice.askToResubmit(id),
  screen: (backOffice, id, body) => backOffice.screen(id, readBody(amlFlags, body, FLAGS_SENTENCE)),
  resolve: (backOffice, id) => backOffice.resolve(id),
};

const answerError = (error: Error, c: Context): Response => {
  if (error instanceof UnknownCustomer) return c.json({ error: error.message }, 404);
  return c.json({ error: error.message }, error instanceof BadRequest ? 400 : 500);
};

const backOfficeRoutes = ({ backOffice, clock }: Staffed): Hono => {
  const app = new Hono();
  app.use(peopleOnly);
  app.get('/customers', (c) => c.json({ data: backOffice.customers() }));
  for (const [name, act] of Object.entries(ACTS))
    app.post(`/customers/:id/${name}`, async (c) => {
      const { id } = c.req.param();
      act(backOffice, id, await bodyOf(c));
      return c.json(backOffice.customer(id));
    });
  app.post('/clock', async (c) => {
    const body = readBody(clockBody, await bodyOf(c), CLOCK_SENTENCE);
    clock.advance(body.advance_minutes * MINUTE_MS);
    return c.json({ now: new Date(clock.now()).toISOString() });
  });
  app.notFound((c) => c.json({ error: 'No such route.' }, 404));
  app.onError(answerError);
  return app;
};

/**
 * Opens the back office to people on a loopback port of its own, never under the API's.
 * `GET /customers`, `POST /customers/{id}/{act}`, `POST /clock {"advance_minutes": n}`.
 * Rejects when the port is taken.
 */
export const startBackOffice = (sandbox: Staffed, port = 0): Promise<Listening> => {
  const app = backOfficeRoutes(sandbox);
  return listen(async (request, _incoming, outgoing) => {
    send(outgoing, await answerOf(await app.fetch(request)));
    return RESPONSE_ALREADY_SENT;
  }, port);
};
