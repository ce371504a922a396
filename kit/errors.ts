import { errors } from 'zapier-platform-core';

/**
 * What Zapier does with an error:
 * `halt` stops this run and never switches the Zap off (the user's input is wrong);
 * `reconnect` holds the runs and mails the user to connect again (the key is dead);
 * `wait` runs the step again after a delay (too fast);
 * `fail` marks the run as failed, to be replayed by the user (everything else).
 */
export type Consequence = 'halt' | 'reconnect' | 'wait' | 'fail';

/** What an error carries beside its sentence: a stable code, the HTTP status, the wait in seconds. */
export interface ErrorDetails {
  code?: string | undefined;
  status?: number | undefined;
  retryAfterSeconds?: number | undefined;
}

const build = (consequence: Consequence, message: string, details: ErrorDetails): Error => {
  if (consequence === 'halt') return new errors.HaltedError(message);
  if (consequence === 'reconnect') return new errors.ExpiredAuthError(message);
  if (consequence === 'wait') return new errors.ThrottledError(message, details.retryAfterSeconds);
  return new errors.Error(message, details.code, details.status);
};

/**
 * The one place where an error for the user is made. `message` tells what to do and holds no key,
 * no body and no personal data: Zapier shows it as it is. The platform appends the step's whole
 * input and the console to some of its errors unless `doNotContextify` is set, so it always is.
 */
export const userError = (
  consequence: Consequence,
  message: string,
  details: ErrorDetails = {},
): Error => Object.assign(build(consequence, message, details), { doNotContextify: true });

const CURATED = [
  errors.Error,
  errors.HaltedError,
  errors.ExpiredAuthError,
  errors.RefreshAuthError,
  errors.ThrottledError,
];

/** Whether an error may reach the user as it is: true for those that `userError` made. */
export const isCurated = (error: unknown): error is Error =>
  CURATED.some((kind) => error instanceof kind) && Object.hasOwn(Object(error), 'doNotContextify');

/** The error shown instead of a stray one, whose own text could hold personal data. */
export const unexpectedError = (): Error =>
  userError(
    'fail',
    'Something in this Zapier app went wrong. Replaying this step is safe; if it happens again, contact support with the time of this run.',
    { code: 'unexpected' },
  );

/** One row of a vendor's error table: an answer, what Zapier does, and the sentence shown. */
export interface ErrorRow {
  status: number | 'server' | 'other';
  code?: string;
  consequence: Consequence;
  /** The sentence; `{name}` stands for a value that the app fills in, never for the vendor's text. */
  message: string;
}

const fits = (row: ErrorRow, status: number, code: string | undefined): boolean => {
  if (row.code !== undefined && row.code !== code) return false;
  if (row.status === 'server') return status >= 500;
  return row.status === 'other' || row.status === status;
};

const filledIn = (message: string, values: Record<string, string>): string =>
  message.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/**
 * The error for an answer, from the first row that fits; the last row must fit everything.
 * `note`, such as the vendor's number of the request, is added to the sentence.
 */
export const errorFor = (
  table: readonly ErrorRow[],
  { status, code, retryAfterSeconds }: ErrorDetails & { status: number },
  values: Record<string, string>,
  note = '',
): Error => {
  const row = table.find((candidate) => fits(candidate, status, code));
  if (!row) return unexpectedError();
  return userError(row.consequence, filledIn(row.message, values) + note, {
    status,
    code: row.code ?? `http_${status}`,
    retryAfterSeconds,
  });
};
