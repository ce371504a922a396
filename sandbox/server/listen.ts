import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** Answers one request by writing to `outgoing`; must not reject. */
export type Visit = (
  request: Request,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) => Promise<Response>;

/** A server that listens; `url` is its origin, without a path. */
export interface Listening {
  url: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
// Longer than any pause of a client between two calls: a socket that the server drops while the
// client reuses it would look like a fault that nobody asked for.
const KEEP_ALIVE_MS = 120_000;

/** Listens on the loopback interface only; port 0 is any free one. Rejects when it is taken. */
export async function listen(visit: Visit, port = 0): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    const listener = getRequestListener((request) => visit(request, incoming, outgoing), {
      overrideGlobalObjects: false,
    });
    void listener(incoming, outgoing);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await opened(server, port);
  return { url: originOf(server), close: () => closed(server) };
}

function opened(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://${LOOPBACK}:${address.port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
