import { customerSample } from '../../records/customer.ts';
import { THEIRS } from './anything.ts';
import { anyAnswerOf } from './odd_values.ts';

const RECORD = { ...customerSample, extra: THEIRS };

const list = (...data: unknown[]) => ({ object: 'list', data, has_more: false, next_cursor: null });

/** What may come back: documented answers, broken ones, and none. */
export const anyAnswer = anyAnswerOf([
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
]);
