import { type Address, type Customer, type Individual, nameOf } from './customer.ts';
import type { Switches } from './switches.ts';

/** A customer or an individual as the API answers it. */
export type PrintedRecord = Record<string, unknown>;

const printTime = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}/, '');

const withEmptyKeys = (record: PrintedRecord, { emptyKeys }: Switches): PrintedRecord => {
  if (emptyKeys === 'null') return record;
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
};

const printAddress = (address: Address | null, switches: Switches): PrintedRecord | null => {
  if (address === null) return null;
  const { line1 = null, city = null, state = null, postal_code = null, country = null } = address;
  return withEmptyKeys({ line1, city, state, postal_code, country }, switches);
};

/** A customer as an item of the list. */
export const printListItem = (row: Customer, switches: Switches): PrintedRecord => {
  const { id, type, status, email } = row;
  const item = { id, type, status, email, created_at: printTime(row.createdAt) };
  const more = { name: nameOf(row), updated_at: printTime(row.updatedAt) };
  return withEmptyKeys(switches.listShape === 'full' ? { ...item, ...more } : item, switches);
};

const printPerson = (row: Customer, switches: Switches): PrintedRecord => {
  const person = {
    first_name: row.firstName,
    last_name: row.lastName,
    date_of_birth: row.dateOfBirth,
    address: printAddress(row.address, switches),
  };
  return { individual: withEmptyKeys(person, switches) };
};

const printCorporation = (row: Customer, switches: Switches): PrintedRecord => {
  if (switches.corporationShape === 'bare') return {};
  if (switches.corporationShape === 'texts')
    return { corporation: row.legalName, individuals: row.individuals.map(({ id }) => id) };
  const address = printAddress(row.address, switches);
  return {
    corporation: withEmptyKeys({ legal_name: row.legalName, address }, switches),
    individuals: row.individuals.map(({ id, role, firstName, lastName }) => {
      return { id, role, first_name: firstName, last_name: lastName };
    }),
  };
};

/** The detail of a customer. */
export const printCustomer = (row: Customer, switches: Switches): PrintedRecord => {
  const { id, type, status, email, phone, accounts } = row;
  const printHolder = type === 'CORPORATION' ? printCorporation : printPerson;
  const record = {
    ...{ id, type, status, email, phone },
    ...printHolder(row, switches),
    accounts,
    created_at: printTime(row.createdAt),
    updated_at: printTime(row.updatedAt),
  };
  return withEmptyKeys(record, switches);
};

/** A person of a corporate customer, with the keys that the vendor's page shows. */
export const printIndividual = (
  row: Individual,
  customerId: string,
  switches: Switches,
): PrintedRecord => {
  const record = {
    id: row.id,
    customer_id: customerId,
    role: row.role,
    first_name: row.firstName,
    last_name: row.lastName,
    email: row.email,
    ownership_percentage: row.ownershipPercentage,
    address: printAddress(row.address, switches),
    created_at: printTime(row.createdAt),
  };
  return withEmptyKeys(record, switches);
};

/** A person with all that is stored, `phone` and `updated_at` too. */
export const printWholeIndividual = (
  row: Individual,
  customerId: string,
  switches: Switches,
): PrintedRecord => ({
  ...printIndividual(row, customerId, switches),
  ...withEmptyKeys({ phone: row.phone, updated_at: printTime(row.updatedAt) }, switches),
});

/** The few keys with which a PATCH of a customer answers. */
export const printCustomerChange = (row: Customer, switches: Switches): PrintedRecord => {
  const { id, email, updatedAt } = row;
  return withEmptyKeys({ id, email, updated_at: printTime(updatedAt) }, switches);
};

/** The few keys with which a PATCH of an individual answers. */
export const printIndividualChange = ({ id, updatedAt }: Individual): PrintedRecord => {
  return { id, updated_at: printTime(updatedAt) };
};
