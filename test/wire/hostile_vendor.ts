import { createServer, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** A call as it reached the vendor: how many of its run came before it. */
export interface Visit {
  earlier: number;
  /** What an honest vendor answered to the first of them. */
  first: HonestAnswer;
}

/** What an honest vendor would have answered. */
export interface HonestAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Answers one call on the bare socket, in whatever way. */
export type Act = (socket: Socket, honest: HonestAnswer, visit: Visit) => void;

/** A guest: who calls with this secret meets this act, and is honest to the sandbox behind. */
export interface Guest {
  secret: string;
  act: Act;
}

export interface HostileVendor {
  origin: string;
  /** How many calls came with a secret. */
  visits(secret: string): number;
  close(): Promise<void>;
}

/** The vendor that is told the truth: its origin, and the headers that sign calls to it. */
export interface HonestVendor {
  origin: string;
  authorization(asked: string): string;
}

// What frames a body is for the act to say.
const FRAMING = ['connection', 'keep-alive', 'content-length', 'transfer-encoding'];

const secretIn = (authorization: string): string => {
  const [scheme = '', value = ''] = authorization.split(' ');
  if (scheme !== 'Basic') return value;
  return Buffer.from(value, 'base64').toString().split(':').at(-1) ?? '';
};

const fetchHonest = async (
  { origin, authorization }: HonestVendor,
  request: IncomingMessage,
  sent: Buffer,
): Promise<HonestAnswer> => {
  const { method = 'GET', url = '', headers } = request;
  const { 'content-type': type, 'idempotency-key': key } = headers;
  const response = await fetch(origin + url, {
    method,
    headers: {
      Authorization: authorization(headers.authorization ?? ''),
      ...(type ? { 'Content-Type': type } : {}),
      ...(key ? { 'Idempotency-Key': String(key) } : {}),
    },
    ...(sent.length > 0 ? { body: sent } : {}),
  });
  const kept = [...response.headers].filter(([name]) => !FRAMING.includes(name));
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(kept), body };
};

/**
 * Opens a vendor that keeps to no rule of HTTP, in front of a sandbox that does. Each caller meets
 * the act of its secret; whoever has none is answered by nothing.
 */
export const openHostileVendor = async (
  honest: HonestVendor,
  guests: readonly Guest[],
): Promise<HostileVendor> => {
  const acts = new Map(guests.map(({ secret, act }) => [secret, act]));
  const visits = new Map<string, number>();
  const firsts = new Map<string, HonestAnswer>();
  const answers = new Map<string, Promise<HonestAnswer>>();
  // The same question is answered with the same words: what is tested is how they travel.
  const honestAnswer = async (request: IncomingMessage): Promise<HonestAnswer> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const question = `${request.method} ${request.url}`;
    const known = answers.get(question) ?? fetchHonest(honest, request, Buffer.concat(chunks));
    answers.set(question, known);
    return known;
  };
  const server = createServer(async (request) => {
    const { socket } = request;
    const secret = secretIn(request.headers.authorization ?? '');
    const earlier = visits.get(secret) ?? 0;
    visits.set(secret, earlier + 1);
    const answer = await honestAnswer(request);
    const first = firsts.get(secret) ?? answer;
    firsts.set(secret, first);
    if (!socket.destroyed) acts.get(secret)?.(socket, answer, { earlier, first });
  });
  server.on('connection', (socket) => socket.on('error', () => {})); // acts break it off
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    visits: (secret) => visits.get(secret) ?? 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
