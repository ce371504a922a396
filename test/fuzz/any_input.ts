import fc from 'fast-check';

/** Stands in what is mapped, and must not be shown. */
export const MINE = 'quokka';

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => MINE + text),
  fc.integer({ min: 0xd800, max: 0xdfff }).map((half) => MINE + String.fromCharCode(half)),
  fc.constantFrom(33, 256, 5_000).map((length) => MINE.repeat(length).slice(0, length)),
  fc.constantFrom('', ' ', null, undefined, '.', '..', '../x', 'a/b?c#d', '%2F', '\u0000', 'a\nb'),
  fc.constantFrom('{{bundle.inputData.email}}', '{{process.env.HOME}}', '{{x}}', '__proto__'),
  fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true }),
  fc.constant(JSON.parse(`{"__proto__": {"fullName": "${MINE}"}, "toString": 1}`)),
);
const field = (...good: unknown[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: odd });

const answer = field(true, false, 'yes', 'no', '', undefined);
const FIELDS = {
  externalId: field('crm:1', `crm:${MINE}/ü`, undefined),
  customerId: field('5b0c7a52-9f1e-4c86-8d0b-2f6a1e4c9d37', `crm:${MINE}/ü`, 42),
  fullName: field(`Ada ${MINE}`, '{{x}} & "y" 漢字🙂', undefined),
  email: field(`${MINE}@example.org`, ' ada@example.org '),
  type: field('INDIVIDUAL', 'SOLE_TRADER', ''),
  phone: field('+61491570156', undefined),
  removePhone: answer,
  whenVerified: field('stop', 'skip_frozen', ''),
  isNewCustomer: answer,
  isDesignatedService: answer,
  handlesCashOrCrypto: answer,
  idempotencyKey: field(undefined, '', 'deal-17/won', `${MINE}-1`),
};
/** What a user may have mapped: mostly fit, now and then anything at all. */
export const anyInput = fc
  .tuple(fc.record(FIELDS), fc.dictionary(fc.string(), odd, { maxKeys: 2 }), odd)
  .map(([fields, more, proto]) =>
    Object.fromEntries([...Object.entries({ ...more, ...fields }), ['__proto__', proto]]),
  );
