import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Answer, answerOf, jsonAnswer, send } from './answer.ts';
import type { Clock } from './clock.ts';
import type { Exchange } from './exchange.ts';
import type { Faults } from './faults.ts';
import { faultyAnswer } from './faulty_answer.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { Visit } from './listen.ts';

/** What stands behind the door: a vendor's routes and its error envelope. */
export interface Behind {
  /** Path under which the vendor answers, e.g. `/api/v1`. */
  prefix: string;
  clock: Clock;
  journal: Journal;
  faults: Faults;
  errorAnswer(status: number, retryAfter?: number | string): Answer;
  fetch(request: Request, exchange: Exchange): Response | Promise<Response>;
}

/** Journals every request, lets faults hit it, and gives each answer its date and request id. */
export function frontDoor(behind: Behind): Visit {
  return async (request, incoming, outgoing) => {
    const answer = isInside(behind.prefix, incoming.url ?? '/')
      ? await visited(behind, request, incoming, outgoing)
      : jsonAnswer(404, { error: `Nothing here; the API is under ${behind.prefix}.` });
    if (answer !== null) send(outgoing, stamped(behind.clock, answer));
    return RESPONSE_ALREADY_SENT;
  };
}

function isInside(prefix: string, path: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`);
}

async function visited(
  behind: Behind,
  request: Request,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<Answer | null> {
  const entry = behind.journal.add(newEntry(behind.clock, incoming));
  const bodyText = await bodyTextOf(request);
  entry.requestBody = parsedOrText(bodyText);
  const latency = Promise.resolve();
  const exchange: Exchange = { entry, bodyText, incoming, outgoing, latency, pageFault: null };
  const answer = await answered(behind, request, exchange);
  if (answer !== null) entry.status = answer.status;
  return answer;
}

function answered(behind: Behind, request: Request, exchange: Exchange): Promise<Answer | null> {
  const work = async () => answerOf(await behind.fetch(request, exchange));
  const fault = behind.faults.take(exchange.entry, behind.clock.now());
  if (fault === undefined) return work();
  exchange.entry.fault = fault.kind;
  return faultyAnswer(fault, exchange, {
    work,
    errorAnswer: behind.errorAnswer,
    stamped: (answer) => stamped(behind.clock, answer),
  });
}

function newEntry(clock: Clock, incoming: IncomingMessage): JournalEntry {
  const key = incoming.headers['idempotency-key'];
  return {
    at: clock.now(),
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    status: null,
    requestBody: null,
    idempotencyKey: typeof key === 'string' ? key : null,
    keyLabel: null,
    replayed: false,
    fault: null,
  };
}

// A client that goes away in the middle of its body has sent nothing that can be worked on.
async function bodyTextOf(request: Request): Promise<string> {
  if (request.method === 'GET' || request.method === 'HEAD') return '';
  return request.text().catch(() => '');
}

function parsedOrText(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function stamped(clock: Clock, answer: Answer): Answer {
  const date = new Date(clock.now()).toUTCString();
  return { ...answer, headers: { ...answer.headers, Date: date, 'X-Request-Id': randomUUID() } };
}
