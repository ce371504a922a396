import { type ErrorRow, type ErrorValues, Problem } from './problem.ts';

/** A row of a vendor's error table: which answers it is about, what Zapier does, and what is said. */
export interface AnswerRow extends ErrorRow {
  /** `server` is any status from 500 on, `other` whatever no row before it fits. */
  status: number | 'server' | 'other';
  /** The vendor's code for the error; any, when left out. */
  code?: string;
  /** The kinds of calls, in the app's own words; any, when left out. */
  calls?: readonly string[];
}

/** A vendor's error table, in the order in which rows are tried; the last one fits everything. */
export type ErrorTable = readonly [...AnswerRow[], AnswerRow & { status: 'other' }];

/** What tells one failing answer from another. */
export interface FailedCall {
  status: number;
  code: string | undefined;
  call: string;
}

const fits = (row: AnswerRow, { status, code, call }: FailedCall): boolean => {
  if (row.code !== undefined && row.code !== code) return false;
  if (row.calls !== undefined && !row.calls.includes(call)) return false;
  if (row.status === 'server') return status >= 500;
  return row.status === 'other' || row.status === status;
};

/**
 * The problem that an answer stands for: the first row of the table that fits. `retryAfterSeconds`
 * matters to rows that make Zapier wait.
 */
export const problemOf = (
  table: ErrorTable,
  failed: FailedCall,
  values: ErrorValues,
  retryAfterSeconds?: number,
): Problem => {
  const row = table.find((candidate) => fits(candidate, failed)) ?? table[table.length - 1];
  const { status } = failed;
  const details = { code: row?.code ?? `http_${status}`, status, retryAfterSeconds };
  return new Problem(row ?? table[0], details, { ...values, status: String(status) });
};
