import { type Customer, emailKey } from './customer.ts';
import type { PatchInput, UpsertInput } from './input.ts';
import type { Organisation } from './organisation.ts';
import { emailTaken, Refusal, validationFailed } from './refusal.ts';
import type { Switches } from './switches.ts';

type Input = UpsertInput | PatchInput;

/** What a write to a verified customer does with another name, e-mail address or type. */
export interface SaveOptions {
  switches: Switches;
  frozenIdentity: 'reject' | 'ignore';
}

/** Writes the given fields onto a customer. Throws a Refusal: 409 e-mail taken, 422 frozen. */
export function save(
  organisation: Organisation,
  row: Customer,
  input: Input,
  { switches, frozenIdentity }: SaveOptions,
): Customer {
  const wanted = withInput(row, input);
  const isFrozen = row.kycStatus === 'VERIFIED';
  if (!isFrozen || frozenIdentity === 'reject') checkEmailIsFree(organisation, row, wanted);
  const frozen = isFrozen ? frozenChanges(row, wanted) : [];
  if (frozen.length > 0 && frozenIdentity === 'reject') throw frozenRefusal(frozen, switches);
  const { fullName, email, type } = isFrozen ? row : wanted;
  const touch = switches.touchOnNoop && Object.keys(input).length > 0;
  return organisation.change(row, { ...wanted, fullName, email, type }, touch);
}

function withInput(row: Customer, { risk, ...plain }: Input): Customer {
  return { ...row, ...plain, risk: { ...row.risk, ...risk } };
}

function checkEmailIsFree(organisation: Organisation, row: Customer, wanted: Customer): void {
  if (wanted.email === null || isSameEmail(row.email, wanted.email)) return;
  const owners = organisation.unique({ email: wanted.email }).withEmail(wanted.email);
  if (owners.some((owner) => owner.id !== row.id)) throw emailTaken();
}

function frozenChanges(row: Customer, wanted: Customer): string[] {
  const changes = [];
  if (row.fullName !== wanted.fullName) changes.push('fullName');
  if (!isSameEmail(row.email, wanted.email)) changes.push('email');
  if (row.type !== wanted.type) changes.push('type');
  return changes;
}

function isSameEmail(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return emailKey(one) === emailKey(other);
}

function frozenRefusal(fields: string[], { frozenReply }: Switches): Refusal {
  const sentence = 'The identity of a verified customer cannot be changed.';
  if (frozenReply === 'plain') return new Refusal(422, 'validation_failed', sentence);
  if (frozenReply === 'terse') return new Refusal(422, 'validation_failed', 'Validation failed.');
  return validationFailed(Object.fromEntries(fields.map((field) => [field, sentence])));
}
