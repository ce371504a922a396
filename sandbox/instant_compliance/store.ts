import { OrderedRows } from '../server/ordered_rows.ts';
import { type Customer, emailKey } from './customer.ts';
import { GroupedRows } from './grouped_rows.ts';

/**
 * The customers of one organisation, found by id, external id and e-mail, and in order.
 * The indexes are for simulations: up to 50,000 customers, polled every minute for days. A page,
 * a filter on a status and the few latest changes are then read without going through all rows.
 */
export class Store {
  /** By creation, then id. */
  readonly created = new OrderedRows<Customer>((row) => row.createdAt);
  /** By creation, for one status each. */
  readonly byKycStatus = new GroupedRows<Customer>(
    (row) => row.kycStatus,
    (row) => row.createdAt,
  );
  readonly byAmlStatus = new GroupedRows<Customer>(
    (row) => row.amlStatus,
    (row) => row.createdAt,
  );
  /** By last change, then id. */
  readonly changed = new OrderedRows<Customer>((row) => row.updatedAt);
  readonly #byCreation = [this.created, this.byKycStatus, this.byAmlStatus];
  readonly #byId = new Map<string, Customer>();
  readonly #byExternalId = new Map<string, Customer>();
  readonly #byEmail = new Map<string, Map<string, Customer>>();

  get size(): number {
    return this.#byId.size;
  }

  /** By the vendor's id first, then by external id. */
  find(idOrExternalId: string): Customer | undefined {
    return this.#byId.get(idOrExternalId) ?? this.#byExternalId.get(idOrExternalId);
  }

  withExternalId(externalId: string): Customer | undefined {
    return this.#byExternalId.get(externalId);
  }

  /** The customers with an e-mail address in any case, oldest first. */
  withEmail(email: string): Customer[] {
    const rows = [...(this.#byEmail.get(emailKey(email))?.values() ?? [])];
    return rows.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  }

  /** Adds a customer, or puts it in the place of the one with its id. */
  put(row: Customer): void {
    const old = this.#byId.get(row.id);
    if (old === undefined) for (const order of this.#byCreation) order.add(row);
    else this.#replace(old, row);
    this.changed.add(row);
    this.#index(row);
  }

  /** Adds many new customers. */
  putAll(rows: readonly Customer[]): void {
    for (const order of this.#byCreation) order.addAll(rows);
    this.changed.addAll(rows);
    for (const row of rows) this.#index(row);
  }

  remove(row: Customer): void {
    for (const order of this.#byCreation) order.remove(row);
    this.changed.remove(row);
    this.#unindex(row);
  }

  #replace(old: Customer, row: Customer): void {
    for (const order of this.#byCreation) order.replace(old, row);
    this.changed.remove(old);
    this.#unindex(old);
  }

  #index(row: Customer): void {
    this.#byId.set(row.id, row);
    if (row.externalId !== null) this.#byExternalId.set(row.externalId, row);
    if (row.email === null) return;
    const key = emailKey(row.email);
    const sameEmail = this.#byEmail.get(key);
    if (sameEmail === undefined) this.#byEmail.set(key, new Map([[row.id, row]]));
    else sameEmail.set(row.id, row);
  }

  #unindex(row: Customer): void {
    this.#byId.delete(row.id);
    if (row.externalId !== null) this.#byExternalId.delete(row.externalId);
    if (row.email === null) return;
    const key = emailKey(row.email);
    const sameEmail = this.#byEmail.get(key);
    sameEmail?.delete(row.id);
    if (sameEmail?.size === 0) this.#byEmail.delete(key);
  }
}
