import { randomUUID } from 'node:crypto';
import { type Answer, jsonAnswer } from '../server/answer.ts';
import type { Vendor } from './vendor.ts';

/** A success that says so, and has no data. */
export const doneAnswer = (message: string): Answer =>
  jsonAnswer(200, { status: 'success', message });

/** A success with its data, in the envelope that the switch says. */
export const successAnswer = (
  status: number,
  data: unknown,
  { clock, switches }: Vendor,
): Answer => {
  if (switches.envelope === 'none') return jsonAnswer(status, data);
  const requestId = { request_id: randomUUID() };
  if (switches.envelope === 'meta')
    return jsonAnswer(status, { status: 'success', data, meta: requestId });
  const timestamp = new Date(clock.now()).toISOString();
  return jsonAnswer(status, {
    status: 'success',
    data,
    execution_context: { timestamp, ...requestId },
  });
};
