/**
 * Records by an instant (ms), newest first, as Zapier wants them; those without one stay in their
 * order, behind. Each record is asked once.
 */
export const newestFirst = <T>(
  records: readonly T[],
  instantOf: (record: T) => number | undefined,
): T[] =>
  records
    .map((record) => ({ record, instant: instantOf(record) ?? 0 }))
    .sort((a, b) => b.instant - a.instant)
    .map(({ record }) => record);

/** The instant (ms) at which a record was made; undefined when it does not tell. */
export const createdAt = ({ created_at }: { created_at: string | null }): number | undefined => {
  const instant = Date.parse(created_at ?? '');
  return Number.isNaN(instant) ? undefined : instant;
};
