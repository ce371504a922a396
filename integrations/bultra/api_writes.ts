import { randomUUID } from 'node:crypto';
import type { Send } from '../../kit/http/send.ts';
import { requireChange } from '../../kit/steps/input.ts';
import { jsonCall, okAnswerTo } from './api.ts';
import type { contactChange, updatedContact } from './records/contact_data.ts';
import { updatedRecord } from './records/updated_record.ts';

/** Which record to change, and what its outcome looks like. */
export interface Changed {
  id: string;
  path: string;
  schema: ReturnType<typeof updatedContact>;
}

// An answer in full has the address where the detail has it.
const PLACES = { address: ['individual', 'corporation'] };

/**
 * Changes contact data with one call. The API keeps an idempotency id for ever, so each run has a
 * fresh one, the same on each retry inside the run. Returns what is answered, else what was sent.
 */
export const patchContact = async (
  send: Send,
  { id, path, schema }: Changed,
  change: ReturnType<typeof contactChange>,
) => {
  requireChange(change);
  const headers = { 'x-bultra-idempotency-id': randomUUID() };
  const call = jsonCall({ kind: 'update', method: 'PATCH', path, headers, body: change });
  return updatedRecord(schema, await okAnswerTo(send, call), { id, ...change }, PLACES);
};
