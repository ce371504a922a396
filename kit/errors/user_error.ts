import { errors } from 'zapier-platform-core';
import type { Consequence, ErrorDetails, ErrorValues, Problem } from './problem.ts';

const filledIn = (message: string, values: ErrorValues): string =>
  message.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '').trim();

const platformError = (
  consequence: Consequence,
  message: string,
  { code, status, retryAfterSeconds }: ErrorDetails,
): Error => {
  if (consequence === 'halt') return new errors.HaltedError(message);
  if (consequence === 'reconnect') return new errors.ExpiredAuthError(message);
  if (consequence === 'refresh') return new errors.RefreshAuthError(message);
  if (consequence === 'wait') return new errors.ThrottledError(message, retryAfterSeconds);
  return new errors.Error(message, code, status);
};

/**
 * The one place where an error for the user is made. The platform appends the step's whole input
 * and the console to some of its errors unless `doNotContextify` is set, so it always is.
 */
export const userError = ({ row, details, values }: Problem, more: ErrorValues): Error => {
  const message = filledIn(row.message, { ...values, ...more });
  const error = platformError(row.consequence, message, details);
  return Object.assign(error, { doNotContextify: true });
};
