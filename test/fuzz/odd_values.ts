import fc from 'fast-check';
import { type AnyAnswer, MINE, THEIRS } from './anything.ts';

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => MINE + text),
  fc.integer({ min: 0xd800, max: 0xdfff }).map((half) => MINE + String.fromCharCode(half)),
  fc.constantFrom(33, 256, 5_000).map((length) => MINE.repeat(length).slice(0, length)),
  fc.constantFrom('', ' ', null, undefined, '.', '..', '../x', 'a/b?c#d', '%2F', '\u0000', 'a\nb'),
  fc.constantFrom('{{bundle.inputData.email}}', '{{process.env.HOME}}', '{{x}}', '__proto__'),
  fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true }),
  fc.constant(JSON.parse(`{"__proto__": {"fullName": "${MINE}"}, "toString": 1}`)),
);

/** A field that mostly holds one of these values, now and then anything at all. */
export const field = (...good: unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: odd });

/** What a user may have mapped to these fields, with a few more that nobody asked for. */
export const anyInputOf = (
  fields: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(fc.record(fields), fc.dictionary(fc.string(), odd, { maxKeys: 2 }), odd)
    .map(([values, more, proto]) =>
      Object.fromEntries([...Object.entries({ ...more, ...values }), ['__proto__', proto]]),
    );

/** What may come back: one of these bodies mostly, broken ones, and none. */
export const anyAnswerOf = (bodies: unknown[]): fc.Arbitrary<AnyAnswer> => {
  const texts = bodies.map((body) => JSON.stringify(body));
  const text = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...texts) },
    fc.constantFrom('', `<html>${THEIRS}</html>`, texts[0]?.slice(0, 90) ?? '', 'null', '[]', '7'),
    fc.json().map((json) => `{"id": "${THEIRS}", "full_name": ${json}, "aml": ${json}}`),
  );
  return fc.record({
    status: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(200, 201) },
      fc.constantFrom(302, 400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 502, 503, 504, 599),
    ),
    text,
    headers: fc.dictionary(
      fc.constantFrom('retry-after', 'idempotent-replayed', 'x-request-id', 'date'),
      fc.constantFrom('7', 'true', 'soon', THEIRS.repeat(20), `${THEIRS}\r\n`, '-1', 'req-42'),
    ),
    breaks: fc.constantFrom(...Array<string>(18).fill('never'), 'before', 'within'),
  });
};
