import * as z from 'zod/mini';
import { requestNote } from './answers.ts';
import { type AnswerRow, type ErrorTable, problemOf } from './error_table.ts';
import type { ErrorValues, Problem } from './errors.ts';
import type { HttpAnswer } from './http.ts';
import { onFirstUse } from './on_first_use.ts';
import { problem } from './problems.ts';
import { spokenDuration } from './retry_after.ts';
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
 * The way from an answer outside 2xx to the problem that it stands for. An attempt of the same run
 * that got no answer may still hold the idempotency key when it is repeated: a 409 then says
 * nothing about the write, and a replay of the step is safe.
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

/** The row for values that the vendor does not take; the names come as `{fields}`. */
export const rejectedRow = (status: number, calls: readonly string[]) =>
  ({
    status,
    calls,
    consequence: 'halt',
    message:
      '{vendor} does not accept {fields}. Correct what is mapped and run the step again.{request}',
  }) satisfies AnswerRow;

/** The last row of a table, for every answer that no row before it fits; `support` is an address. */
export const otherRow = (support: string) =>
  ({
    status: 'other',
    consequence: 'fail',
    message: `{vendor} gave an answer that this app does not expect (HTTP {status}). {again} If it happens again, write to ${support}.{request}`,
  }) satisfies AnswerRow;

// The `name` of an error is what it is called.
const withoutErrorName = (key: string, value: unknown): unknown =>
  key === 'error' && value instanceof Object ? { ...value, name: undefined } : value;

const without = (text: string, values: readonly unknown[]): string =>
  values
    .filter((value) => typeof value === 'string' && value !== '')
    .map((value) => JSON.stringify(value).slice(1, -1))
    .sort((a, b) => b.length - a.length)
    .reduce((rest, value) => rest.replaceAll(value, '_'), text);

/**
 * Those names of the values of a call that stand anywhere in its answer, for vendors who do not say
 * where to look. What stands in the answer because it was sent does not count.
 */
export const namesIn = ({ data }: HttpAnswer, { body }: Pick<VendorCall, 'body'>): string[] => {
  const sent = Object.entries(body ?? {});
  const values = sent.map(([, value]) => value);
  const words = without(JSON.stringify(data ?? '', withoutErrorName), values).split(/\W+/);
  return sent.map(([name]) => name).filter((name) => words.includes(name));
};

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

const namedField = onFirstUse(() => z.object({ field: z.string() }));

/** The names in the details of an error: a list of `{ field }`, or an object that has them as keys. */
export const detailedFields = (details: unknown): string[] =>
  Array.isArray(details)
    ? details.flatMap((entry) => namedField().safeParse(entry).data?.field ?? [])
    : Object.keys(Object(details));
