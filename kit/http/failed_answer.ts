import { type AnswerRow, type ErrorTable, problemOf } from '../errors/error_table.ts';
import type { ErrorValues, Problem } from '../errors/problem.ts';
import { problem } from '../errors/sentences.ts';
import { requestNote } from './read_answer.ts';
import { spokenDuration } from './retry_after.ts';
import type { HttpAnswer } from './send.ts';
import type { VendorCall } from './vendor_api.ts';

/** How a vendor tells what went wrong. */
export interface VendorErrors<C extends VendorCall> {
  table: ErrorTable;
  /** The vendor's code for an error; undefined when its body is of no known shape. */
  codeOf(answer: HttpAnswer): string | undefined;
  /** Whether a 409 with this code may be about the idempotency key; none is, if left out. */
  mayMeanKeyInUse?(code: string | undefined): boolean;
  /** How long to wait after a 429, in seconds. */
  retryAfterSeconds(answer: HttpAnswer): number;
  /** What fills the `{name}`s of the table's sentences, beside `{wait}` and `{request}`. */
  valuesOf?(answer: HttpAnswer, call: C): ErrorValues;
}

/**
 * The way from an answer outside 2xx to the problem that it stands for. When an attempt got no
 * answer, it may still hold the idempotency key during the retry. A 409 then says nothing about the
 * write, and a replay of the step is safe.
 */
export const failures =
  <C extends VendorCall>(vendor: VendorErrors<C>) =>
  (answer: HttpAnswer, call: C): Problem => {
    const { table, codeOf, mayMeanKeyInUse, retryAfterSeconds, valuesOf } = vendor;
    const { status, wasUnanswered } = answer;
    const code = codeOf(answer);
    if (status === 409 && wasUnanswered && mayMeanKeyInUse?.(code)) return problem('no_answer');
    const seconds = retryAfterSeconds(answer);
    const failed = { status, code, call: call.kind };
    const values = {
      wait: spokenDuration(seconds),
      request: requestNote(answer),
      ...valuesOf?.(answer, call),
    };
    return problemOf(table, failed, values, seconds);
  };

/** The row for 500 and above, the same for every vendor. */
export const serverRow = {
  status: 'server',
  consequence: 'fail',
  message: '{vendor} has a problem of its own (HTTP {status}); your Zap is fine. {again}{request}',
} satisfies AnswerRow;

/**
 * The row for values that the vendor does not take; the names come as `{fields}`. `remedy` begins the
 * sentence that says what to do.
 */
export const rejectedRow = (
  status: number,
  calls: readonly string[],
  remedy = 'Correct what is mapped',
) =>
  ({
    status,
    calls,
    consequence: 'halt',
    message: `{vendor} does not accept {fields}. ${remedy} and run the step again.{request}`,
  }) satisfies AnswerRow;

/** The last row of a table, for every answer that no row before it fits; `support` is an address. */
export const otherRow = (support: string) =>
  ({
    status: 'other',
    consequence: 'fail',
    message: `{vendor} gave an answer that this app does not expect (HTTP {status}). {again} If it happens again, write to ${support}.{request}`,
  }) satisfies AnswerRow;

/**
 * What users call the fields that a vendor rejects, for a sentence. Names without a label are left
 * out; vendors' own sentences are never shown, as they may quote values.
 */
export const rejectedFields = (
  names: readonly string[],
  labels: ReadonlyMap<string, string>,
): string => {
  const known = names.flatMap(
    (name) => labels.get(name) ?? labels.get(name.split('.')[0] ?? '') ?? [],
  );
  return known.length > 0 ? [...new Set(known)].join(', ') : 'the values of this step';
};
