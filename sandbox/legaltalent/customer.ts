import { newRow } from '../server/new_row.ts';

/** One customer as stored: never changed in place. Times in milliseconds, UTC. */
export interface Customer {
  readonly id: string;
  readonly clientId: string | null;
  /** Null for a customer that a session made: nobody has named it. */
  readonly name: string | null;
  /** Types and statuses are strings: a test may set one that nobody has heard of. */
  readonly entityType: string;
  readonly website: string | null;
  readonly taxId: string | null;
  readonly country: string | null;
  readonly status: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a new customer may start with; only the name is needed. */
export type NewCustomer = Partial<Customer> & Pick<Customer, 'name'>;

const BLANK = {
  clientId: null,
  entityType: 'company',
  website: null,
  taxId: null,
  country: null,
  status: 'active',
};

/** A whole customer out of what is given, created at `now` (ms) unless it says otherwise. */
export const newCustomer = (given: NewCustomer, now: number): Customer =>
  newRow({ ...BLANK, ...given }, now);
