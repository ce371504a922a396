import type { Answer } from '../server/answer.ts';
import { Refusal } from '../server/refusal.ts';
import { refusalAnswer, validationFailed } from './refusal.ts';
import type { Call, Vendor } from './vendor.ts';

const NEVER_KEPT = [401, 403, 429];

// An error is an answer here, because it may be kept like any other.
const attempt = (work: () => Answer, { switches }: Vendor): Answer => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error, switches);
    throw error;
  }
};

const isKept = ({ status }: Answer, { switches }: Vendor): boolean => {
  if (status < 300) return true;
  return switches.storeErrors && status < 500 && !NEVER_KEPT.includes(status);
};

const replayed = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'Idempotent-Replayed': 'true' },
});

const keyInUse = (): Refusal => {
  const message = 'This idempotency key was used with another body, or is in use now.';
  return new Refusal(409, 'idempotency_conflict', message);
};

/** Does a write under its idempotency key, if it has one. Throws a Refusal. */
export const writeOnce = async (c: Call, vendor: Vendor, work: () => Answer): Promise<Answer> => {
  const { exchange } = c.env;
  const key = c.req.header('Idempotency-Key');
  const slowWork = () => exchange.latency.then(() => attempt(work, vendor));
  if (key === undefined) return slowWork();
  if (!/^[!-~]([ -~]{0,253}[!-~])?$/.test(key))
    throw validationFailed({ 'Idempotency-Key': 'Must be 1 to 255 ASCII characters.' });
  const outcome = await vendor.kept.once({
    id: JSON.stringify([
      c.get('caller').organisation,
      c.req.method,
      new URL(c.req.url).pathname,
      key,
    ]),
    body: exchange.entry.requestBody,
    inFlight: vendor.switches.inflight,
    isKept: (answer) => isKept(answer, vendor),
    work: slowWork,
  });
  if (outcome.kind === 'conflict') throw keyInUse();
  if (outcome.kind === 'first') return outcome.answer;
  exchange.entry.replayed = true;
  return replayed(outcome.answer);
};
