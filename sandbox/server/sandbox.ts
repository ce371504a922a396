import type { Hono } from 'hono';
import type { Answer } from './answer.ts';
import type { Clock } from './clock.ts';
import { Faults } from './faults.ts';
import { frontDoor } from './front_door.ts';
import { Journal, type JournalEntry } from './journal.ts';
import { listen } from './listen.ts';
import type { Env } from './routing.ts';

/** What every running sandbox offers to whoever runs it. */
export interface Sandbox {
  /** Origin of the sandbox, `http://127.0.0.1:PORT`, without a path. */
  origin: string;
  clock: Clock;
  faults: Faults;
  journal: Journal;
  /** Stops listening and drops all connections, waiting clients included. */
  close(): Promise<void>;
}

/** How to start. Left out: a free port, the documented defaults, invented people, rate limits. */
export interface StartOptions<Switches> {
  port?: number;
  switches?: Partial<Switches>;
  seed?: boolean;
  rateLimits?: boolean;
}

/** A vendor to put behind a front door. */
export interface VendorRoutes<Caller> {
  /** Paths under which the vendor answers, such as `/api/v1`; an empty one is every path. */
  prefixes: readonly string[];
  /** Header that carries an idempotency key, in lower case; none when the vendor has none. */
  idempotencyHeader?: string;
  clock: Clock;
  /** The vendor's error envelope for the status of a fault, on this path. */
  errorAnswer(status: number, retryAfter: number | string | undefined, path: string): Answer;
  /** Takes out of an entry what the journal must not hold; on arrival, and again with the body. */
  conceal?(entry: JournalEntry): void;
  routes: Hono<Env<Caller>>;
}

/** Opens a vendor on the loopback interface, on a free port if none is given. Rejects with `PortTaken`. */
export const openSandbox = async <Caller>(
  vendor: VendorRoutes<Caller>,
  port?: number,
): Promise<Sandbox> => {
  const { clock, routes, ...door } = vendor;
  const journal = new Journal();
  const faults = new Faults();
  const fetch = (request: Request, exchange: Env<Caller>['Bindings']['exchange']) =>
    routes.fetch(request, { exchange });
  const { url, close } = await listen(frontDoor({ ...door, clock, journal, faults, fetch }), port);
  return { origin: url, clock, faults, journal, close };
};
