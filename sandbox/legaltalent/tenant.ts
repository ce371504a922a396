import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../server/clock.ts';
import { OrderedRows } from '../server/ordered_rows.ts';
import type { Customer } from './customer.ts';
import {
  type KycSession,
  NO_ORGANIZATION,
  type Organization,
  type RiskProfile,
} from './dossier.ts';
import type { Watchlist } from './watchlist.ts';

/** What the vendor keeps for one of its clients: customers with their dossiers, and watchlists. */
export class Tenant {
  /** Printed as `tenant_id`. */
  readonly id = 'acme-uy';
  /** By creation, then id. */
  readonly customers = new OrderedRows<Customer>((row) => row.createdAt);
  /** Of all customers, by their beginning, then id. */
  readonly sessions = new OrderedRows<KycSession>((row) => row.createdAt);
  /** By the customer's id. */
  readonly riskProfiles = new Map<string, RiskProfile>();
  readonly #clock: Clock;
  readonly #byId = new Map<string, Customer>();
  readonly #byClientId = new Map<string, Customer>();
  readonly #organizations = new Map<string, Organization>();
  readonly #watchlists = new Map<string, Watchlist>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** By the vendor's id alone. */
  find(id: string): Customer | undefined {
    return this.#byId.get(id);
  }

  withClientId(clientId: string): Customer | undefined {
    return this.#byClientId.get(clientId);
  }

  /** Adds new customers. */
  addAll(rows: readonly Customer[]): void {
    this.customers.addAll(rows);
    for (const row of rows) this.#index(row);
  }

  /** Keeps a customer that was `before`; `updatedAt` moves with a change, never back. */
  change(before: Customer, after: Customer): Customer {
    if (isDeepStrictEqual(before, after)) return before;
    const row = { ...after, updatedAt: Math.max(this.#clock.now(), before.updatedAt) };
    this.customers.replace(before, row);
    this.#unindex(before);
    this.#index(row);
    return row;
  }

  remove(row: Customer): void {
    this.customers.remove(row);
    this.#unindex(row);
  }

  /** The sessions of a customer by their beginning, then id. */
  sessionsOf(customerId: string): OrderedRows<KycSession> {
    const sessions = new OrderedRows<KycSession>((row) => row.createdAt);
    sessions.addAll(this.sessions.all.filter((row) => row.customerId === customerId));
    return sessions;
  }

  organizationOf(customerId: string): Organization {
    return this.#organizations.get(customerId) ?? NO_ORGANIZATION;
  }

  /** Puts some lists of an organization in the place of those that were there. */
  setOrganization(customerId: string, lists: Partial<Organization>): void {
    this.#organizations.set(customerId, { ...this.organizationOf(customerId), ...lists });
  }

  watchlist(id: string): Watchlist | undefined {
    return this.#watchlists.get(id);
  }

  get watchlists(): readonly Watchlist[] {
    return [...this.#watchlists.values()];
  }

  addWatchlist(watchlist: Watchlist): void {
    this.#watchlists.set(watchlist.id, watchlist);
  }

  #index(row: Customer): void {
    this.#byId.set(row.id, row);
    if (row.clientId !== null) this.#byClientId.set(row.clientId, row);
  }

  #unindex(row: Customer): void {
    this.#byId.delete(row.id);
    if (row.clientId !== null) this.#byClientId.delete(row.clientId);
  }
}
