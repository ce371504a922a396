import { UnknownCustomer } from '../server/unknown_customer.ts';
import {
  type Customer,
  type Individual,
  type NewCustomer,
  newCustomer,
  withIndividual,
} from './customer.ts';
import {
  type PrintedRecord,
  printCustomer,
  printListItem,
  printWholeIndividual,
} from './print_record.ts';
import type { Vendor } from './vendor.ts';

/** What staff may edit of a customer; its individuals have an edit of their own. */
export type Edit = Partial<Omit<Customer, 'id' | 'individuals' | 'createdAt' | 'updatedAt'>>;

/** What staff may edit of an individual. */
export type IndividualEdit = Partial<Omit<Individual, 'id' | 'createdAt' | 'updatedAt'>>;

const ID = /^\w+$/;

/**
 * What the vendor and its applicants do outside the API: no route makes a customer.
 * Every change moves `updated_at` of what it changes to the clock's now. Methods throw an Error for an unknown id.
 */
export class BackOffice {
  readonly #vendor: Vendor;

  constructor(vendor: Vendor) {
    this.#vendor = vendor;
  }

  /** All customers as the list prints them now, oldest first. */
  customers(): PrintedRecord[] {
    const { store, switches } = this.#vendor;
    return store.created.all.map((row) => printListItem(row, switches));
  }

  /** The detail of one customer as the API prints it now. */
  customer(id: string): PrintedRecord {
    return printCustomer(this.#row(id), this.#vendor.switches);
  }

  /** One individual with all that is stored, also `phone` and `updated_at`. */
  individual(id: string, individualId: string): PrintedRecord {
    const row = this.#individual(id, individualId);
    return printWholeIndividual(row, id, this.#vendor.switches);
  }

  /** Adds a customer, as an approved application does; answers its id. */
  addCustomer(given: NewCustomer): string {
    const [id = ''] = this.importCustomers([given]);
    return id;
  }

  /** Adds many customers at once; answers their ids in this order. */
  importCustomers(given: readonly NewCustomer[]): string[] {
    const { clock, store } = this.#vendor;
    const rows = given.map((one) => newCustomer(one, clock.now()));
    const odd = rows.find(({ id }) => !ID.test(id) || store.find(id) !== undefined);
    if (odd !== undefined) throw new Error(`The id ${odd.id} is taken, or no id of this vendor.`);
    store.addAll(rows);
    return rows.map(({ id }) => id);
  }

  /** Any status, also one that nobody has heard of. */
  setStatus(id: string, status: string): void {
    this.editCustomer(id, { status });
  }

  /** Edits a customer in any status. */
  editCustomer(id: string, edit: Edit): void {
    const { clock, store } = this.#vendor;
    const row = this.#row(id);
    store.replace(row, { ...row, ...edit, updatedAt: clock.now() });
  }

  /** Edits an individual of a customer in any status; the customer's `updated_at` stays. */
  editIndividual(id: string, individualId: string, edit: IndividualEdit): void {
    const { clock, store } = this.#vendor;
    const customer = this.#row(id);
    const row = this.#individual(id, individualId);
    const changed = { ...row, ...edit, updatedAt: clock.now() };
    store.replace(customer, withIndividual(customer, row, changed));
  }

  #row(id: string): Customer {
    const row = this.#vendor.store.find(id);
    if (row === undefined) throw new UnknownCustomer(id);
    return row;
  }

  #individual(id: string, individualId: string): Individual {
    const row = this.#row(id).individuals.find((one) => one.id === individualId);
    if (row === undefined) throw new Error(`No individual of ${id} has the id ${individualId}.`);
    return row;
  }
}
