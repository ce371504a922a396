import { THEIRS } from '../../../../test/fuzz/anything.ts';
import { anyAnswerOf } from '../../../../test/fuzz/odd_values.ts';
import { sampleDetail, sampleItem } from '../../records/customer.ts';
import { sampleIndividual } from '../../records/individual.ts';
import { EMAIL } from './any_input.ts';

const page = (items: unknown[], pagination: unknown = { has_more: false }) => ({
  data: items,
  pagination,
});
const refused = (details: unknown) => ({ error: { code: THEIRS, message: THEIRS, details } });

/** What Bultra may answer: documented records, odd ones, lists, and its errors. */
export const anyAnswer = anyAnswerOf([
  { ...sampleDetail, email: EMAIL, extra: THEIRS },
  { id: sampleDetail.id, individual: null, individuals: [null] },
  sampleIndividual,
  { ...sampleIndividual, ownership_percentage: THEIRS },
  { id: sampleDetail.id, updated_at: sampleDetail.updated_at },
  {},
  { id: null, email: null },
  page([{ ...sampleItem, email: EMAIL }]),
  page([{ ...sampleItem, email: EMAIL }, { id: 'cust_/..' }], {
    has_more: true,
    next_cursor: THEIRS,
  }),
  page([{ id: '..', email: EMAIL }]),
  page([], {}),
  { data: [], [THEIRS]: 1 },
  refused([{ field: 'email', message: THEIRS }, { field: THEIRS }, null]),
  refused({ email: THEIRS, constructor: 1, toString: THEIRS }),
  refused(THEIRS),
  { error: THEIRS },
]);
