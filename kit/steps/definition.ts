import type * as z from 'zod/mini';
import { outputFields } from '../records/fields.ts';

/** Steps in the form in which Zapier takes them: each under its key. */
export const byKey = <T extends { key: string }[]>(...steps: T): Record<string, T[number]> =>
  Object.fromEntries(steps.map((step) => [step.key, step]));

/** What a step declares of the record that it returns. `dedupeKey` matters to triggers only. */
export const returned = <S extends z.ZodMiniObject>(
  schema: S,
  sample: z.output<S>,
  dedupeKey: readonly string[] = [],
) => ({ outputFields: outputFields(schema, dedupeKey), sample });
