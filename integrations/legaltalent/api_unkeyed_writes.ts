import { hasStatus, Problem, withSentence } from '../../kit/errors/problem.ts';
import { problem } from '../../kit/errors/sentences.ts';

// Writes to a vendor that knows no idempotency key. Zapier repeats a run that failed, and none that
// halted.

// These are thrown before a call is made.
const BEFORE_THE_CALL = ['wrong_input', 'bad_id', 'bad_key', 'login_token', 'refused_address'];

/** Whether an answer proves that nothing was done: the vendor refused. A time-out (408) does not. */
const isRefusal = (status = 0): boolean => status >= 400 && status < 500 && status !== 408;

/**
 * Whether a write that failed may have done its work. Only a refusal proves that it did not: what
 * the app itself stumbled over may have come after the call.
 */
const isUncertain = (error: unknown): boolean =>
  !(error instanceof Problem) ||
  !(isRefusal(error.details.status) || BEFORE_THE_CALL.includes(error.details.code));

/**
 * Makes a write that would do harm twice. When nobody can tell whether it was done, the run halts
 * and tells the user to look; `advice` is one more sentence for that.
 */
export const unguardedWrite = async <T>(write: () => Promise<T>, advice: string): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    throw isUncertain(error) ? withSentence(problem('maybe_done'), advice) : error;
  }
};

/** A create that is guarded by a reference: the vendor takes each once, and answers 409 then. */
export interface GuardedCreate<T> {
  create(): Promise<T>;
  /** Looks for the record with the reference. */
  find(): Promise<T | null>;
  /** The problem when the reference is taken, and nobody is found under it. */
  notFound(): Problem;
  /** Whether a record that is there already is as good as a new one. */
  mayExist: boolean;
  /** Whether a record can be the one that `create` made. */
  isOurs(record: T): boolean;
}

const problemIn = (error: unknown): Problem =>
  error instanceof Problem ? error : problem('unexpected');

const MAYBE_CREATED = 'It may have been created: look in {vendor} for it.';

const isWait = (error: unknown): boolean =>
  error instanceof Problem && error.row.consequence === 'wait';

/**
 * Creates a record, or finds the one with the reference. Unless `mayExist`, it must be one that this
 * run, or the run it replays, can have made. Every failure is safe to replay. When the look-up fails,
 * the create's error is thrown; after a 409 the look-up's, if `mayExist` or the vendor asks to wait.
 */
export const guardedCreate = async <T>(plan: GuardedCreate<T>): Promise<T> => {
  const { create, find, notFound, mayExist, isOurs } = plan;
  try {
    return await create();
  } catch (error) {
    const isLost = isUncertain(error);
    if (!isLost && !hasStatus(error, 409)) throw error;
    const record = await find().catch((failure: unknown) => {
      if (isLost) throw withSentence(problemIn(error), MAYBE_CREATED);
      throw mayExist || isWait(failure) ? failure : error;
    });
    if (record && (mayExist || isOurs(record))) return record;
    throw record || isLost ? error : notFound();
  }
};

const IS_CHANGED = 'The change itself is made.';

/** The record after a change that was answered without it, read anew. */
export const changedRecord = async <T>(read: () => Promise<T | null>): Promise<T> => {
  try {
    const record = await read();
    if (record) return record;
  } catch (error) {
    throw error instanceof Problem ? withSentence(error, IS_CHANGED) : error;
  }
  throw withSentence(problem('unreadable_answer'), IS_CHANGED);
};
