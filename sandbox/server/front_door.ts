import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Answer, answerOf, jsonAnswer, send } from './answer.ts';
import type { Clock } from './clock.ts';
import type { Exchange } from './exchange.ts';
import type { Faults } from './faults.ts';
import { faultyAnswer } from './faulty_answer.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { RequestHandler } from './listen.ts';

/** What stands behind the door: a vendor's routes and its error envelope. */
export interface VendorApp {
  /** Paths under which the vendor answers, e.g. `/api/v1`; an empty one is every path. */
  prefixes: readonly string[];
  /** Header that carries an idempotency key, in lower case; none when the vendor has none. */
  idempotencyHeader?: string;
  clock: Clock;
  journal: Journal;
  faults: Faults;
  errorAnswer(status: number, retryAfter: number | string | undefined, path: string): Answer;
  /** Takes out of an entry what the journal must not hold; on arrival, and again with the body. */
  conceal?(entry: JournalEntry): void;
  fetch(request: Request, exchange: Exchange): Response | Promise<Response>;
}

const isInside = (prefix: string, path: string): boolean =>
  path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`);

const stamped = (clock: Clock, answer: Answer): Answer => {
  const headers = { ...answer.headers, 'X-Request-Id': randomUUID() };
  if (clock.dateHeaderOffsetMs === null) return { ...answer, headers };
  const date = new Date(clock.now() + clock.dateHeaderOffsetMs).toUTCString();
  return { ...answer, headers: { ...headers, Date: date } };
};

const newEntry = (app: VendorApp, incoming: IncomingMessage): JournalEntry => {
  const key = incoming.headers[app.idempotencyHeader ?? ''];
  const entry: JournalEntry = {
    at: app.clock.now(),
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    status: null,
    requestBody: null,
    idempotencyKey: typeof key === 'string' ? key : null,
    keyLabel: null,
    replayed: false,
    fault: null,
  };
  app.conceal?.(entry);
  return entry;
};

// A client that goes away in the middle of its body has sent nothing that can be worked on.
const bodyTextOf = async (request: Request): Promise<string> => {
  if (request.method === 'GET' || request.method === 'HEAD') return '';
  return request.text().catch(() => '');
};

const parsedOrText = (text: string): unknown => {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const work = (app: VendorApp, request: Request, exchange: Exchange): Promise<Answer | null> => {
  const answerByRoutes = async () => answerOf(await app.fetch(request, exchange));
  const fault = app.faults.take(exchange.entry, app.clock.now());
  if (fault === undefined) return answerByRoutes();
  exchange.entry.fault = fault.kind;
  return faultyAnswer(fault, exchange, {
    work: answerByRoutes,
    errorAnswer: (status, retryAfter) => app.errorAnswer(status, retryAfter, exchange.entry.path),
    stamped: (answer) => stamped(app.clock, answer),
  });
};

const handle = async (
  app: VendorApp,
  ...[request, incoming, outgoing]: Parameters<RequestHandler>
): Promise<Answer | null> => {
  const entry = app.journal.add(newEntry(app, incoming));
  const bodyText = await bodyTextOf(request);
  entry.requestBody = parsedOrText(bodyText);
  app.conceal?.(entry);
  const latency = Promise.resolve();
  const exchange: Exchange = { entry, bodyText, incoming, outgoing, latency, pageFault: null };
  const answer = await work(app, request, exchange);
  if (answer === null) return null;
  entry.status = answer.status;
  app.journal.onAnswer(entry, answer.text);
  return answer;
};

/** Journals every request, lets faults hit it, and gives each answer its date and request id. */
export const frontDoor =
  (app: VendorApp): RequestHandler =>
  async (request, incoming, outgoing) => {
    const answer = app.prefixes.some((prefix) => isInside(prefix, incoming.url ?? '/'))
      ? await handle(app, request, incoming, outgoing)
      : jsonAnswer(404, { error: `Nothing here; the API is under ${app.prefixes[0]}.` });
    if (answer !== null) send(outgoing, stamped(app.clock, answer));
    return RESPONSE_ALREADY_SENT;
  };
