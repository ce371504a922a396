const MAX_SECONDS = 24 * 60 * 60; // a daily limit at most

/**
 * The seconds to wait that a `Retry-After` header asks for, at least 1. Both forms of RFC 9110 are
 * read, a number of seconds and an HTTP date (against `now`, ms); anything else gives the default.
 */
export const retryAfterSeconds = (
  header: string | null,
  defaultSeconds: number,
  now: number = Date.now(),
): number => {
  if (header === null || header.trim() === '') return defaultSeconds;
  const isDate = /[a-z]{3}/i.test(header);
  const seconds = isDate ? (Date.parse(header) - now) / 1000 : Number(header);
  if (Number.isNaN(seconds) || (!isDate && seconds < 0)) return defaultSeconds;
  return Math.min(MAX_SECONDS, Math.max(1, Math.ceil(seconds)));
};

/** A wait as people say it: `1 second`, `17 seconds`, `3 minutes`, `2 hours`; rounded up. */
export const spokenDuration = (seconds: number): string => {
  if (seconds === 1) return '1 second';
  if (seconds < 120) return `${seconds} seconds`;
  if (seconds < 7200) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3600)} hours`;
};
