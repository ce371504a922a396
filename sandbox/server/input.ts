import type * as z from 'zod';
import type { Refusal } from './refusal.ts';

/** What is wrong with a value: names as they were sent, each with a reason. */
export type Reasons = Record<string, string>;

/** The JSON of a body. Throws `refusal` when it is none. */
export const jsonOf = (bodyText: string, refusal: Refusal): unknown => {
  try {
    return JSON.parse(bodyText);
  } catch {
    throw refusal;
  }
};

const reasonsOf = (issue: z.core.$ZodIssue): [string, string][] => {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [[path || 'body', issue.message]];
  return issue.keys.map((key) => [path ? `${path}.${key}` : key, 'This field is not known.']);
};

/** Reads a value by a schema. Throws what `refusal` makes of the reasons when it does not fit. */
export const parsed = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  refusal: (reasons: Reasons) => Refusal,
): z.infer<Schema> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refusal(Object.fromEntries(result.error.issues.flatMap(reasonsOf)));
};

/** A query with each value on its own; a name sent twice keeps its array, which every filter refuses. */
export const singleValues = (
  values: Readonly<Record<string, string[]>>,
): Record<string, unknown> => {
  const entries = Object.entries(values);
  return Object.fromEntries(entries.map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
};
