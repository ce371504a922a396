import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JournalEntry } from './journal.ts';

/** How a list lies about its next page. */
export type PageFault = 'hasMoreWithoutCursor' | 'repeatCursor';

/** One request on its way through a sandbox. */
export interface Exchange {
  readonly entry: JournalEntry;
  /** The body as sent; empty without one. */
  readonly bodyText: string;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** Resolves when the work may be done: a slow vendor takes its time here. */
  latency: Promise<void>;
  pageFault: PageFault | null;
}
