import {
  type Address,
  type Contact,
  type Customer,
  type Individual,
  withIndividual,
} from './customer.ts';
import type { ContactInput } from './input.ts';
import { apiRefusal, noSuchRecord } from './refusal.ts';
import type { Switches } from './switches.ts';
import type { Vendor } from './vendor.ts';

/** The customer with this id. Throws a Refusal, 404. */
export const existingCustomer = ({ store }: Vendor, id: string): Customer => {
  const row = store.find(id);
  if (row === undefined) throw noSuchRecord();
  return row;
};

/** A person of this customer and of no other. Throws a Refusal, 404. */
export const existingIndividual = (customer: Customer, id: string): Individual => {
  const row = customer.individuals.find((individual) => individual.id === id);
  if (row === undefined) throw noSuchRecord();
  return row;
};

const checkOpen = ({ status }: Customer): void => {
  if (status === 'CLOSED') throw apiRefusal(409, 'The customer is closed.');
};

const checkEmail = ({ status, email }: Customer, input: ContactInput): void => {
  if (status !== 'FROZEN' || input.email === undefined || input.email === email) return;
  throw apiRefusal(422, 'This change requires a new application.');
};

const patchedAddress = (
  old: Address | null,
  sent: Address | undefined,
  { addressPatch }: Switches,
): Address | null => {
  if (sent === undefined) return old;
  return addressPatch === 'merge' ? { ...old, ...sent } : sent;
};

const patched = <Row extends Contact>(row: Row, input: ContactInput, vendor: Vendor): Row => ({
  ...row,
  ...input,
  address: patchedAddress(row.address, input.address, vendor.switches),
  updatedAt: vendor.clock.now(),
});

/** Writes the given fields onto a customer. Throws a Refusal, 409 closed or 422 frozen. */
export const patchCustomer = (vendor: Vendor, row: Customer, input: ContactInput): Customer => {
  checkOpen(row);
  checkEmail(row, input);
  const changed = patched(row, input, vendor);
  vendor.store.replace(row, changed);
  return changed;
};

/** Writes the given fields onto a person of a customer. Throws a Refusal, 409 closed. */
export const patchIndividual = (
  vendor: Vendor,
  customer: Customer,
  row: Individual,
  input: ContactInput,
): Individual => {
  checkOpen(customer);
  const changed = patched(row, input, vendor);
  vendor.store.replace(customer, withIndividual(customer, row, changed));
  return changed;
};
