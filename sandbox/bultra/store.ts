import { OrderedRows } from '../server/ordered_rows.ts';
import type { Customer } from './customer.ts';

/** All customers, found by id and in order of their creation. */
export class Store {
  /** By creation, then id. */
  readonly created = new OrderedRows<Customer>((row) => row.createdAt);
  readonly #byId = new Map<string, Customer>();

  find(id: string): Customer | undefined {
    return this.#byId.get(id);
  }

  /** Adds many new customers. */
  addAll(rows: readonly Customer[]): void {
    this.created.addAll(rows);
    for (const row of rows) this.#byId.set(row.id, row);
  }

  /** Puts a customer in the place of the one with its id. */
  replace(old: Customer, row: Customer): void {
    this.created.replace(old, row);
    this.#byId.set(row.id, row);
  }
}
