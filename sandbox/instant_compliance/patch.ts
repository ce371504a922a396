import type { Customer } from './customer.ts';
import type { PatchInput } from './input.ts';
import type { Organisation } from './organisation.ts';
import { noSuchCustomer } from './refusal.ts';
import { save } from './save.ts';
import type { Switches } from './switches.ts';

/** Writes the given fields onto the customer with this id. Throws a Refusal, 404, 409 or 422. */
export function patch(
  organisation: Organisation,
  id: string,
  input: PatchInput,
  switches: Switches,
): Customer {
  const row = organisation.locked(id);
  if (row === undefined || !isPatchable(row, switches)) throw noSuchCustomer();
  return save(organisation, row, input, { switches, frozenIdentity: 'reject' });
}

function isPatchable(row: Customer, { patchForeign }: Switches): boolean {
  return patchForeign === 'allow' || row.addedVia === 'INTEGRATION';
}
