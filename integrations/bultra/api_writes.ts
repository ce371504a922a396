import { randomUUID } from 'node:crypto';
import { unreadable } from '../../kit/http/read_answer.ts';
import type { HttpAnswer, Send } from '../../kit/http/send.ts';
import { objectIn } from '../../kit/records/fields.ts';
import { areBlank } from '../../kit/steps/input.ts';
import { jsonCall, okAnswerTo } from './api.ts';
import { failure } from './api_errors.ts';
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

const unchangedContact = async (send: Send, { id, path, schema }: Changed) => {
  const answer = await okAnswerTo(send, jsonCall({ kind: 'update', method: 'GET', path }));
  if (objectIn(answer.data).id !== id) throw unreadable(answer);
  return { ...updatedRecord(schema, answer, {}, PLACES), outcome: 'unchanged' };
};

// 202 stands for an application, which somebody has to decide first.
const isMade = ({ status, isEmpty, data }: HttpAnswer, id: string): boolean => {
  const body = objectIn(data);
  return status !== 202 && (isEmpty || (body.id === id && !body.error));
};

/**
 * Changes contact data with one call. The API keeps an idempotency id for ever, so each run has a
 * fresh one, the same on each retry inside the run. Believes a body only when it names the record
 * that was asked for. Returns what is answered, otherwise what was sent; with nothing to change, the
 * record as it is.
 */
export const patchContact = async (
  send: Send,
  changed: Changed,
  change: ReturnType<typeof contactChange>,
) => {
  if (areBlank(change)) return unchangedContact(send, changed);
  const { id, path, schema } = changed;
  const headers = { 'x-bultra-idempotency-id': randomUUID() };
  const call = jsonCall({ kind: 'update', method: 'PATCH', path, headers, body: change });
  const answer = await okAnswerTo(send, call);
  const record = updatedRecord(schema, answer, { id, ...change }, PLACES);
  if (!isMade(answer, id)) throw failure(answer, call);
  return { ...record, outcome: 'updated' };
};
