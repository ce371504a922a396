import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** Answers one request by writing to `outgoing`; must not reject. */
export type RequestHandler = (
  request: Request,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) => Promise<Response>;

/** A server that listens; `url` is its origin, without a path. */
export interface Listening {
  url: string;
  /** Stops listening and drops all connections, waiting clients included. */
  close(): Promise<void>;
}

export class PortTaken extends Error {
  constructor(port: number, cause: Error) {
    super(`Something else listens on port ${port}.`, { cause });
  }
}

const LOOPBACK = '127.0.0.1';
// Longer than any pause of a client between two calls: a socket that the server drops while the
// client reuses it would look like a fault that nobody planned.
const KEEP_ALIVE_MS = 120_000;

const openPort = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, error) : error),
    );
    server.listen(port, LOOPBACK, resolve);
  });

const originOf = (server: Server): string => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://${LOOPBACK}:${address.port}`;
};

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Listens on the loopback interface only; port 0 is any free one. Rejects with `PortTaken`. */
export const listen = async (handle: RequestHandler, port = 0): Promise<Listening> => {
  const server = createServer((incoming, outgoing) => {
    const listener = getRequestListener((request) => handle(request, incoming, outgoing), {
      overrideGlobalObjects: false,
    });
    void listener(incoming, outgoing);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await openPort(server, port);
  return { url: originOf(server), close: () => closeServer(server) };
};
