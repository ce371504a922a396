import type { Refusal } from '../server/refusal.ts';
import { type Customer, newCustomer } from './customer.ts';
import type { CreateInput, PatchInput } from './input.ts';
import { noSuchWatchlist, refused } from './refusal.ts';
import type { Tenant } from './tenant.ts';
import type { Subject } from './watchlist.ts';

const clientIdExists = (clientId: string): Refusal =>
  refused(409, `A customer with client_id ${clientId} already exists.`);

/** Adds a customer at `now` (ms). Throws a Refusal, 409, when one has the client id. */
export const create = (tenant: Tenant, input: CreateInput, now: number): Customer => {
  const { name, client_id: clientId = null, entity_type: entityType = 'company' } = input;
  const { website = null, tax_id: taxId = null, country = null } = input;
  if (clientId !== null && tenant.withClientId(clientId)) throw clientIdExists(clientId);
  const row = newCustomer({ name, clientId, entityType, website, taxId, country }, now);
  tenant.addAll([row]);
  return row;
};

/** Writes the given fields onto a customer. */
export const patch = (tenant: Tenant, row: Customer, input: PatchInput): Customer => {
  const { entity_type: entityType = row.entityType, tax_id: taxId = row.taxId, ...same } = input;
  return tenant.change(row, { ...row, ...same, entityType, taxId });
};

/** Makes a customer inactive. */
export const deactivate = (tenant: Tenant, row: Customer): Customer =>
  tenant.change(row, { ...row, status: 'inactive' });

/** Puts a customer on a watchlist at `now` (ms). Throws a Refusal: 404 no such list, 402 no seat. */
export const monitor = (
  tenant: Tenant,
  row: Customer,
  watchlistId: string,
  now: number,
): Subject => {
  const watchlist = tenant.watchlist(watchlistId);
  if (watchlist === undefined) throw noSuchWatchlist();
  const subject = watchlist.add(row.id, now);
  if (subject === undefined) throw refused(402, 'No seats available');
  return subject;
};
