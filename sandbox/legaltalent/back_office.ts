import { UnknownCustomer } from '../server/unknown_customer.ts';
import { type Customer, type NewCustomer, newCustomer } from './customer.ts';
import {
  type KycSession,
  newSession,
  type Organization,
  type RiskProfile,
  recalculated,
} from './dossier.ts';
import { type PrintedRecord, printCustomer } from './print_record.ts';
import type { Vendor } from './vendor.ts';
import { Watchlist } from './watchlist.ts';
import { deactivate } from './writes.ts';

/** What staff may edit; types and statuses may be ones that nobody has heard of. */
type Edit = Partial<Omit<Customer, 'id' | 'createdAt' | 'updatedAt'>>;

/** What the back office works on. */
type BackOfficeParts = Pick<Vendor, 'clock' | 'switches' | 'tenant'>;

/**
 * What people do in the vendor's dashboard. Ids are the vendor's, or client ids.
 * A change of the record moves `updated_at` to the clock's now; a change of the sessions, the
 * organization or the risk profile does not.
 * Methods throw UnknownCustomer for an unknown id, and an Error when a client id is taken.
 */
export class BackOffice {
  readonly #parts: BackOfficeParts;

  constructor(parts: BackOfficeParts) {
    this.#parts = parts;
  }

  /** All customers as the API prints them now, oldest first. */
  customers(): PrintedRecord[] {
    return this.#parts.tenant.customers.all.map((row) => this.#print(row));
  }

  /** One customer as the API prints it now. */
  customer(id: string): PrintedRecord {
    return this.#print(this.#row(id));
  }

  /** Adds a customer; answers its id. */
  addCustomer(given: NewCustomer): string {
    const row = newCustomer(given, this.#parts.clock.now());
    this.#addAll([row]);
    return row.id;
  }

  /** Adds many customers at once; answers their ids. */
  importCustomers(given: readonly NewCustomer[]): string[] {
    const now = this.#parts.clock.now();
    const rows = given.map((one) => newCustomer(one, now));
    this.#addAll(rows);
    return rows.map(({ id }) => id);
  }

  /** Starts a session for a client id that no customer has: the customer is made; answers its id. */
  addCustomerBySession(clientId: string, session: Partial<KycSession> = {}): string {
    const id = this.addCustomer({ name: null, clientId, entityType: 'individual' });
    this.addSession(id, session);
    return id;
  }

  editCustomer(id: string, edit: Edit): void {
    const row = this.#row(id);
    if (edit.clientId !== undefined && edit.clientId !== row.clientId) this.#checkFree([edit]);
    this.#parts.tenant.change(row, { ...row, ...edit });
  }

  deactivateCustomer(id: string): void {
    deactivate(this.#parts.tenant, this.#row(id));
  }

  /** Takes a customer out of every answer, as if it had never been there. */
  removeCustomer(id: string): void {
    this.#parts.tenant.remove(this.#row(id));
  }

  /** Adds a KYC session to a customer; answers the id of the session. */
  addSession(customerId: string, given: Partial<KycSession> = {}): string {
    const { clock, tenant } = this.#parts;
    const session = newSession({ ...given, customerId: this.#row(customerId).id }, clock.now());
    tenant.sessions.add(session);
    return session.id;
  }

  /** Sets what a session has come to. */
  editSession(
    id: string,
    edit: Partial<Omit<KycSession, 'id' | 'customerId' | 'createdAt'>>,
  ): void {
    const { sessions } = this.#parts.tenant;
    const session = sessions.all.find((row) => row.id === id);
    if (session === undefined) throw new Error(`There is no session ${id}.`);
    sessions.replace(session, { ...session, ...edit });
  }

  /** Sets some of the four lists of a customer's organization. */
  setOrganization(customerId: string, lists: Partial<Organization>): void {
    this.#parts.tenant.setOrganization(this.#row(customerId).id, lists);
  }

  /** Sets the risk profile of a customer, calculated now unless given. */
  setRiskProfile(customerId: string, given: Partial<RiskProfile>): void {
    const profile = { ...recalculated(undefined, this.#parts.clock.now()), ...given };
    this.#parts.tenant.riskProfiles.set(this.#row(customerId).id, profile);
  }

  /** Calculates the risk profile again: the same result with the time of now. */
  recalculateRiskProfile(customerId: string): void {
    const { id } = this.#row(customerId);
    const { clock, tenant } = this.#parts;
    tenant.riskProfiles.set(id, recalculated(tenant.riskProfiles.get(id), clock.now()));
  }

  /** Adds a watchlist with `seats` seats; who is on it is in its `subjects`. */
  addWatchlist(seats: number, id?: string, name?: string): Watchlist {
    const watchlist = new Watchlist(seats, id, name);
    this.#parts.tenant.addWatchlist(watchlist);
    return watchlist;
  }

  #row(id: string): Customer {
    const { tenant } = this.#parts;
    const row = tenant.find(id) ?? tenant.withClientId(id);
    if (row === undefined) throw new UnknownCustomer(id);
    return row;
  }

  #addAll(rows: readonly Customer[]): void {
    this.#checkFree(rows);
    this.#parts.tenant.addAll(rows);
  }

  #checkFree(wanted: readonly Edit[]): void {
    const clientIds = wanted.flatMap(({ clientId }) => clientId ?? []);
    if (new Set(clientIds).size < clientIds.length) throw new Error('A client id comes twice.');
    const taken = clientIds.find((clientId) => this.#parts.tenant.withClientId(clientId));
    if (taken !== undefined) throw new Error(`The client id ${taken} is taken.`);
  }

  #print(row: Customer): PrintedRecord {
    return printCustomer(row, this.#parts.tenant.id, this.#parts.switches);
  }
}
