/**
 * What Zapier does with an error:
 * `halt` stops this run and never switches the Zap off (the user's input is wrong);
 * `reconnect` holds the runs and mails the user to connect again (the key is dead);
 * `refresh` fetches a new session and runs the step again (the token has ended);
 * `wait` runs the step again after a delay (too fast);
 * `fail` marks the run as failed, to be replayed by the user (everything else).
 */
export type Consequence = 'halt' | 'reconnect' | 'refresh' | 'wait' | 'fail';

/** One thing that can go wrong: what Zapier does, and the sentences shown, with `{name}` for values. */
export interface ErrorRow {
  consequence: Consequence;
  message: string;
}

/** What fills the `{name}`s of a row, never with the vendor's text or anything about a person. */
export type ErrorValues = Record<string, string>;

/** What an error carries beside its sentence: a stable code, the HTTP status, the wait in seconds. */
export interface ErrorDetails {
  code: string;
  status?: number | undefined;
  retryAfterSeconds?: number | undefined;
}

/** Something that went wrong, before it is known which step of which app met it. */
export class Problem extends Error {
  readonly row: ErrorRow;
  readonly values: ErrorValues;
  readonly details: ErrorDetails;
  // On its way it passes the platform's HTTP client, which adds the step's input to other errors.
  readonly doNotContextify = true;

  constructor(row: ErrorRow, details: ErrorDetails, values: ErrorValues = {}) {
    super(details.code);
    this.name = 'Problem';
    this.row = row;
    this.values = values;
    this.details = details;
  }
}

/** The same problem, with one more sentence for the user. */
export const withSentence = ({ row, details, values }: Problem, sentence: string): Problem =>
  new Problem({ ...row, message: `${row.message} ${sentence}` }, details, values);

/** Whether something thrown is the problem of an answer with this status. */
export const hasStatus = (error: unknown, status: number): error is Problem =>
  error instanceof Problem && error.details.status === status;
