import { createServer, type Server } from 'node:http';
import { customerSample } from '../../records/customer.ts';

const MINUTE_MS = 60_000;

/** A customer as this vendor keeps it: the times are instants (ms), or what is printed as it is. */
export interface Kept {
  id: string;
  kyc_status: string;
  aml_status: string;
  flags: Record<string, boolean>;
  created: number | null;
  updated: number | null;
  started: number | null;
  completed: number | null;
  screened: number | null;
  reviewed: number | null;
  /** When the save becomes visible to the filters on statuses; at once, if left out. */
  indexed?: number;
}

/** What is odd about the vendor. Each may change while it runs. */
export interface Oddities {
  print(instant: number): string;
  /** How far its `Date` header is off, in minutes; null leaves it out. */
  dateOffMinutes: number | null;
  /** Rows on a page at most. */
  most: number;
  /** How often each row is sent. */
  copies: number;
  ignores: string[];
  /** Whether a cursor is bound to `include` as well. */
  bindsInclude: boolean;
  /** Sends the first page for ever, under new cursors. */
  isEndless: boolean;
  /** What it says when it is asked how many rows match. */
  count(matching: number): unknown;
  /** Whether it refuses to be asked. */
  refusesCount: boolean;
}

const asIs = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/**
 * A vendor written apart from the sandbox, with habits that the sandbox does not have. It answers
 * the list of customers alone, newest first.
 */
export class StrangeVendor {
  readonly customers = new Map<string, Kept>();
  readonly queries: URLSearchParams[] = [];
  oddities: Oddities = {
    print: asIs,
    dateOffMinutes: 0,
    most: 100,
    copies: 1,
    ignores: [],
    bindsInclude: false,
    isEndless: false,
    count: (matching) => matching,
    refusesCount: false,
  };
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://vendor');
      this.queries.push(searchParams);
      const { dateOffMinutes } = this.oddities;
      response.sendDate = false;
      if (dateOffMinutes !== null) {
        const date = new Date(Date.now() + dateOffMinutes * MINUTE_MS);
        response.setHeader('Date', date.toUTCString());
      }
      const page = this.#page(searchParams);
      response.writeHead(page ? 200 : 422, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(page ?? { error: { code: 'validation_failed' } }));
    });
  }

  open(): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(`http://127.0.0.1:${Object(address).port}/api/v1`);
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  /** Saves a customer now; what is not given stays as it was. */
  save(id: string, change: Partial<Kept> = {}): void {
    const now = Date.now();
    const before = this.customers.get(id) ?? {
      id,
      kyc_status: 'NOT_STARTED',
      aml_status: 'NOT_SCREENED',
      flags: {},
      created: now,
      updated: now,
      started: null,
      completed: null,
      screened: null,
      reviewed: null,
    };
    this.customers.set(id, { ...before, updated: now, ...change });
  }

  #page(query: URLSearchParams) {
    const { most, bindsInclude, isEndless, copies, count, refusesCount } = this.oddities;
    const isCounted = query.get('include') === 'total_count';
    if (refusesCount && isCounted) return null;
    const [offset, include] = (query.get('cursor') ?? '0').split('+');
    const isFirst = query.get('cursor') === null;
    const bound = bindsInclude ? `+${query.get('include') ?? ''}` : '';
    if (bindsInclude && !isFirst && include !== (query.get('include') ?? '')) return null;
    const rows = this.#matching(query).flatMap((row) => Array<Kept>(copies).fill(row));
    const from = isEndless ? 0 : Number(offset);
    const to = from + Math.min(Number(query.get('limit')), most);
    const isMore = isEndless || to < rows.length;
    const next = isEndless ? `${Number(offset) + 1}` : `${to}`;
    return {
      object: 'list',
      data: rows.slice(from, to).map((row) => this.#printed(row)),
      has_more: isMore,
      next_cursor: isMore ? next + bound : null,
      ...(isCounted ? { total_count: count(rows.length) } : {}),
    };
  }

  #matching(query: URLSearchParams): Kept[] {
    const { ignores } = this.oddities;
    const since = Date.parse(query.get('updated_since') ?? '1970-01-01T00:00:00Z');
    const wants = (name: string, value: string): boolean =>
      ignores.includes(name) || [null, value].includes(query.get(name));
    return [...this.customers.values()]
      .filter(({ updated }) => updated === null || updated > since)
      .filter(
        ({ kyc_status, aml_status, indexed = 0 }) =>
          indexed > Date.now() || (wants('status', kyc_status) && wants('aml_status', aml_status)),
      )
      .sort((a, b) => Number(b.created) - Number(a.created));
  }

  #printed(row: Kept) {
    const time = (instant: number | null) =>
      instant === null ? null : this.oddities.print(instant);
    return {
      ...customerSample,
      id: row.id,
      full_name: `Person ${row.id}`,
      kyc_status: row.kyc_status,
      kyc_started_at: time(row.started),
      kyc_completed_at: time(row.completed),
      aml: {
        status: row.aml_status,
        screened_at: time(row.screened),
        last_reviewed_at: time(row.reviewed),
        flags: { ...customerSample.aml.flags, ...row.flags },
      },
      created_at: time(row.created),
      updated_at: time(row.updated),
    };
  }
}
