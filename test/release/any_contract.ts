import fc from 'fast-check';
import type { Contract } from '../../release/contract.ts';

// Few names, so that two contracts often share some; one that every object has already.
const key = fc.constantFrom('id', 'email', 'status', 'updated_at', 'constructor');
const keys = fc.uniqueArray(key, { maxLength: 3 });
const table = <T>(value: fc.Arbitrary<T>) => fc.dictionary(key, value, { maxKeys: 3 });
const type = fc.constantFrom('string', 'string list', 'integer', 'datetime');

/** Any input field that users may leave blank. */
export const optionalField = fc.record(
  { type, required: fc.constant(false), choices: keys },
  { requiredKeys: ['type', 'required'] },
);

const inputField = fc.oneof(optionalField, fc.record({ type, required: fc.boolean() }));

const step = { inputFields: table(inputField), outputFields: table(type) };

const trigger = fc.record({
  ...step,
  type: fc.constantFrom('polling' as const, 'hook' as const),
  dedupeFields: keys,
});

/** Any contract of an app, at any version. */
export const anyContract: fc.Arbitrary<Contract> = fc.record({
  version: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((numbers) => numbers.join('.')),
  authentication: fc.record({
    type: fc.constantFrom('custom', 'session', 'oauth2'),
    fields: table(fc.constantFrom('required' as const, 'optional' as const)),
  }),
  triggers: table(trigger),
  creates: table(fc.record(step)),
  searches: table(fc.record(step)),
  searchOrCreates: table(fc.record({ search: key, create: key })),
});
