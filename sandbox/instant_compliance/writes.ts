import { Refusal } from '../server/refusal.ts';
import { type Customer, emailKey, newCustomer } from './customer.ts';
import type { PatchInput, UpsertInput } from './input.ts';
import type { Organisation } from './organisation.ts';
import { emailTaken, noSuchCustomer, validationFailed } from './refusal.ts';
import type { Store } from './store.ts';
import type { Switches } from './switches.ts';

type Input = UpsertInput | PatchInput;

/** What a write to a verified customer does with another name, e-mail address or type. */
interface SaveOptions {
  switches: Switches;
  frozenIdentity: 'reject' | 'ignore';
}

const isSameEmail = (one: string | null, other: string | null): boolean => {
  if (one === null || other === null) return one === other;
  return emailKey(one) === emailKey(other);
};

const withInput = (row: Customer, { risk, ...plain }: Input): Customer => ({
  ...row,
  ...plain,
  risk: { ...row.risk, ...risk },
});

const frozenChanges = (row: Customer, wanted: Customer): string[] => {
  const changes = [];
  if (row.fullName !== wanted.fullName) changes.push('fullName');
  if (!isSameEmail(row.email, wanted.email)) changes.push('email');
  if (row.type !== wanted.type) changes.push('type');
  return changes;
};

const frozenRefusal = (fields: string[], { frozenReply }: Switches): Refusal => {
  const sentence = 'The identity of a verified customer cannot be changed.';
  if (frozenReply === 'plain') return new Refusal(422, 'validation_failed', sentence);
  if (frozenReply === 'terse') return new Refusal(422, 'validation_failed', 'Validation failed.');
  return validationFailed(Object.fromEntries(fields.map((field) => [field, sentence])));
};

const withFrozenIdentity = (row: Customer, wanted: Customer, options: SaveOptions): Customer => {
  const changes = frozenChanges(row, wanted);
  if (changes.length > 0 && options.frozenIdentity === 'reject')
    throw frozenRefusal(changes, options.switches);
  const { fullName, email, type } = row;
  return { ...wanted, fullName, email, type };
};

const checkEmailIsFree = (organisation: Organisation, row: Customer, wanted: Customer): void => {
  if (wanted.email === null || isSameEmail(row.email, wanted.email)) return;
  const owners = organisation.showPendingWith({ email: wanted.email }).withEmail(wanted.email);
  if (owners.some((owner) => owner.id !== row.id)) throw emailTaken();
};

/** Writes the given fields onto a customer. Throws a Refusal: 422 frozen, 409 e-mail taken. */
const save = (
  organisation: Organisation,
  row: Customer,
  input: Input,
  options: SaveOptions,
): Customer => {
  const wanted = withInput(row, input);
  const touch = options.switches.touchOnNoop && Object.keys(input).length > 0;
  // The freeze is documented and who owns the address is not: the answer says the freeze first.
  if (row.kycStatus === 'VERIFIED')
    return organisation.change(row, withFrozenIdentity(row, wanted, options), touch);
  checkEmailIsFree(organisation, row, wanted);
  return organisation.change(row, wanted, touch);
};

const isPatchable = (row: Customer, { patchForeign }: Switches): boolean =>
  patchForeign === 'allow' || row.addedVia === 'INTEGRATION';

/** Writes the given fields onto the customer with this id. Throws a Refusal, 404, 409 or 422. */
export const patch = (
  organisation: Organisation,
  id: string,
  input: PatchInput,
  switches: Switches,
): Customer => {
  const row = organisation.locked(id);
  if (row === undefined || !isPatchable(row, switches)) throw noSuchCustomer();
  return save(organisation, row, input, { switches, frozenIdentity: 'reject' });
};

const adoptable = (sameEmail: Customer[]): Customer | undefined => {
  const orphan = sameEmail.find((row) => row.externalId === null);
  if (orphan === undefined && sameEmail.length > 0) throw emailTaken();
  return orphan;
};

const matching = (store: Store, { externalId, email }: UpsertInput): Customer | undefined => {
  if (externalId === undefined) return store.withEmail(email)[0];
  return store.withExternalId(externalId) ?? adoptable(store.withEmail(email));
};

const add = (organisation: Organisation, input: UpsertInput, now: number): Customer => {
  const row = newCustomer({ ...input, addedVia: 'INTEGRATION' }, now);
  organisation.add(row);
  return row;
};

/** What a POST came to. */
export interface Upserted {
  status: 200 | 201;
  row: Customer;
}

/** Updates the customer that the input names, or adds one at `now` (ms). Throws a Refusal. */
export const upsert = (
  organisation: Organisation,
  input: UpsertInput,
  switches: Switches,
  now: number,
): Upserted => {
  const match = matching(organisation.showPendingWith(input), input);
  const row = match && organisation.locked(match.id);
  if (row === undefined) return { status: 201, row: add(organisation, input, now) };
  const options = { switches, frozenIdentity: switches.verifiedUpsert };
  return { status: 200, row: save(organisation, row, input, options) };
};
