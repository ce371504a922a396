import fc from 'fast-check';
import { type Contract, STEADY } from '../../release/contract.ts';

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

const connectionField = fc.record(
  { type, required: fc.boolean(), secret: fc.boolean(), choices: keys },
  { requiredKeys: ['type', 'required', 'secret'] },
);

const outputType = fc.oneof(type, fc.constant(`string${STEADY}`));

const hidden = { hidden: fc.constant(true as const) };

const fields = { inputFields: table(inputField), outputFields: table(outputType) };

const step = fc.oneof(fc.record(fields), fc.record(hidden));

const triggerType = {
  type: fc.constantFrom('polling' as const, 'hook' as const, 'hook_to_poll' as const),
};

const trigger = fc.oneof(
  fc.record({ ...triggerType, dedupeFields: keys, ...fields }),
  fc.record({ ...triggerType, ...hidden }),
);

const findOrCreate = fc.record(
  { search: key, create: key, update: key, ...hidden },
  { requiredKeys: ['search', 'create'] },
);

/** Any contract of an app, at any version. */
export const anyContract: fc.Arbitrary<Contract> = fc.record({
  version: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((numbers) => numbers.join('.')),
  authentication: fc.record({
    type: fc.constantFrom('custom', 'session', 'oauth2'),
    fields: table(connectionField),
  }),
  triggers: table(trigger),
  creates: table(step),
  searches: table(step),
  searchOrCreates: table(findOrCreate),
});
