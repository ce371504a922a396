import fc from 'fast-check';
import { customerSample } from '../../records/customer.ts';

/** Stands in what the vendor answers, and must not be shown. */
export const THEIRS = 'wombat';

const RECORD = { ...customerSample, extra: THEIRS };

const list = (...data: unknown[]) => ({ object: 'list', data, has_more: false, next_cursor: null });
const BODIES = [
  RECORD,
  { ...RECORD, kyc_status: 'PENDING', identity: null, aml: null },
  { id: RECORD.id },
  { ...RECORD, id: undefined, [THEIRS]: 1 },
  list(RECORD),
  list({ ...RECORD, external_id: 'crm:1' }),
  list(),
  customerSample.aml,
  { error: { code: 'validation_failed', message: THEIRS, details: { fields: { email: THEIRS } } } },
  { error: { code: 'conflict', message: THEIRS, details: { fields: { [THEIRS]: THEIRS } } } },
  { error: { code: 'idempotency_conflict', details: [THEIRS] } },
  { error: { code: 'forbidden_scope', details: null } },
  { error: { code: THEIRS, details: { fields: { constructor: 1, toString: 1 } } } },
  { error: THEIRS },
].map((body) => JSON.stringify(body));
const text = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...BODIES) },
  fc.constantFrom('', `<html>${THEIRS}</html>`, BODIES[0]?.slice(0, 90) ?? '', 'null', '[]', '7'),
  fc.json().map((json) => `{"id": "${THEIRS}", "full_name": ${json}, "aml": ${json}}`),
);
/** What may come back: documented answers, broken ones, and none. */
export const anyAnswer = fc.record({
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
/** One answer; `breaks` says whether the connection breaks before its head or within its body. */
export type AnyAnswer = typeof anyAnswer extends fc.Arbitrary<infer T> ? T : never;
