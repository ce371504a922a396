import { type Customer, newCustomer } from './customer.ts';
import type { UpsertInput } from './input.ts';
import type { Organisation } from './organisation.ts';
import { emailTaken } from './refusal.ts';
import { save } from './save.ts';
import type { Store } from './store.ts';
import type { Switches } from './switches.ts';

/** What a POST came to. */
export interface Upserted {
  status: 200 | 201;
  row: Customer;
}

/** Updates the customer that the input names, or adds one at `now` (ms). Throws a Refusal. */
export function upsert(
  organisation: Organisation,
  input: UpsertInput,
  switches: Switches,
  now: number,
): Upserted {
  const match = matching(organisation.unique(input), input);
  const row = match && organisation.locked(match.id);
  if (row === undefined) return { status: 201, row: add(organisation, input, now) };
  const options = { switches, frozenIdentity: switches.verifiedUpsert };
  return { status: 200, row: save(organisation, row, input, options) };
}

function matching(store: Store, { externalId, email }: UpsertInput): Customer | undefined {
  if (externalId === undefined) return store.withEmail(email)[0];
  return store.withExternalId(externalId) ?? adoptable(store.withEmail(email));
}

function adoptable(sameEmail: Customer[]): Customer | undefined {
  const orphan = sameEmail.find((row) => row.externalId === null);
  if (orphan === undefined && sameEmail.length > 0) throw emailTaken();
  return orphan;
}

function add(organisation: Organisation, input: UpsertInput, now: number): Customer {
  const row = newCustomer({ ...input, addedVia: 'INTEGRATION' }, now);
  organisation.add(row);
  return row;
}
