import type { Answer } from '../server/answer.ts';
import { apiRefusal } from './refusal.ts';
import type { Call, Vendor } from './vendor.ts';

/** Header that carries an idempotency key, in lower case. */
export const IDEMPOTENCY_HEADER = 'x-bultra-idempotency-id';

/** Does a write under its idempotency key, if it has one that counts. Throws a Refusal. */
export const writeOnce = async (c: Call, vendor: Vendor, work: () => Answer): Promise<Answer> => {
  const { latency, entry } = c.env.exchange;
  const slowWork = () => latency.then(work);
  const key = c.req.header(IDEMPOTENCY_HEADER) ?? '';
  if (key === '' || vendor.switches.idempotency === 'ignored') return slowWork();
  const outcome = await vendor.kept.once({
    id: JSON.stringify([c.get('caller').client.id, key]),
    body: [c.req.path, entry.requestBody], // a key names one write, wherever that goes
    inFlight: 'wait',
    isKept: () => true, // a refusal is thrown, and never kept
    work: slowWork,
  });
  if (outcome.kind === 'conflict') throw apiRefusal(409, 'This idempotency id is another write.');
  entry.replayed = outcome.kind === 'replay';
  return outcome.answer;
};
