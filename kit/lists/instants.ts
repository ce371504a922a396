/** The instant (ms) of a time as a vendor writes it, ISO 8601; undefined when it cannot be read. */
export const instantOf = (time: unknown): number | undefined => {
  const instant = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
};

/** The instant (ms) at which a record was made; undefined when it cannot be read. */
export const createdAt = ({ created_at }: { created_at: string | null }): number | undefined =>
  instantOf(created_at);

/** An instant (ms) in whole UTC seconds, rounded down, as `2026-07-14T01:19:41Z`. */
export const utcSeconds = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 19)}Z`;

/**
 * A time for a dedupe key: the same text for the same instant, however the vendor writes it.
 * `2026-07-14T11:19:41.250+10:00` becomes `2026-07-14T01:19:41Z`; what cannot be read is empty.
 */
export const keyTime = (time: unknown): string => {
  const instant = instantOf(time);
  return instant === undefined ? '' : utcSeconds(instant);
};

/**
 * Records by an instant (ms), newest first, as Zapier wants them. Those without one keep their
 * order, behind all others.
 */
export const newestFirst = <T>(
  records: readonly T[],
  instantIn: (record: T) => number | undefined,
): T[] =>
  records
    .map((record) => ({ record, instant: instantIn(record) ?? Number.NEGATIVE_INFINITY }))
    .sort((a, b) => (a.instant === b.instant ? 0 : b.instant - a.instant))
    .map(({ record }) => record);
