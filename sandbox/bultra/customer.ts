import { randomBytes } from 'node:crypto';

/** Every customer type that the vendor names. */
export const CUSTOMER_TYPES = ['INDIVIDUAL', 'CORPORATION'] as const;

/** Every customer status that the vendor names. */
export const CUSTOMER_STATUSES = [
  'ACTIVE',
  'PENDING',
  'EDD',
  'FROZEN',
  'DORMANT',
  'CLOSED',
] as const;

/** A postal address, by the vendor's keys. */
export interface Address {
  line1?: string;
  city?: string;
  state?: string;
  postal_code?: string;
  country?: string;
}

/** What a PATCH may change, of a customer and of an individual alike. */
export interface Contact {
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: Address | null;
  /** In milliseconds, UTC. */
  readonly updatedAt: number;
}

/** A person of a corporate customer. Times in milliseconds, UTC. */
export interface Individual extends Contact {
  readonly id: string;
  readonly role: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly ownershipPercentage: number | null;
  readonly createdAt: number;
}

/** An account as the vendor prints it inside its customer. */
export interface Account {
  id: string;
  currency: string;
  status: string;
}

/** One customer as stored: never changed in place. Times in milliseconds, UTC. */
export interface Customer extends Contact {
  readonly id: string;
  /** Types and statuses are strings: a test may set one that nobody has heard of. */
  readonly type: string;
  readonly status: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** `yyyy-mm-dd`. */
  readonly dateOfBirth: string | null;
  /** Name of a corporation. */
  readonly legalName: string | null;
  readonly individuals: readonly Individual[];
  readonly accounts: readonly Account[];
  readonly createdAt: number;
}

/** What a new individual may start with; only the names are needed. */
export type NewIndividual = Partial<Individual> & Pick<Individual, 'firstName' | 'lastName'>;

/** What a new customer may start with: a pending `INDIVIDUAL` unless given. */
export type NewCustomer = Partial<Omit<Customer, 'individuals'>> & {
  individuals?: readonly NewIndividual[];
};

const BLANK_CONTACT = { email: null, phone: null, address: null };

const BLANK = {
  ...BLANK_CONTACT,
  type: 'INDIVIDUAL',
  status: 'PENDING',
  firstName: null,
  lastName: null,
  dateOfBirth: null,
  legalName: null,
  accounts: [],
};

const newId = (prefix: string): string => prefix + randomBytes(8).toString('hex');

const newIndividual = (given: NewIndividual, createdAt: number): Individual => ({
  ...BLANK_CONTACT,
  id: newId('ind_'),
  role: 'BENEFICIAL_OWNER',
  ownershipPercentage: null,
  createdAt,
  updatedAt: given.createdAt ?? createdAt,
  ...given,
});

/** A whole customer out of what is given, created at `now` (ms) unless it says otherwise. */
export const newCustomer = (given: NewCustomer, now: number): Customer => {
  const createdAt = given.createdAt ?? now;
  const individuals = (given.individuals ?? []).map((one) => newIndividual(one, createdAt));
  const id = newId('cust_');
  return { ...BLANK, id, createdAt, updatedAt: createdAt, ...given, individuals };
};

/** The name that a customer goes by; null without any. */
export const nameOf = ({ type, legalName, firstName, lastName }: Customer): string | null => {
  if (type === 'CORPORATION') return legalName;
  return [firstName, lastName].filter((name) => name !== null).join(' ') || null;
};

/** The customer with one of its individuals changed. */
export const withIndividual = (
  customer: Customer,
  old: Individual,
  changed: Individual,
): Customer => ({
  ...customer,
  individuals: customer.individuals.map((one) => (one === old ? changed : one)),
});
