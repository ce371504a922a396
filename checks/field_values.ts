import type { Field } from '../sandbox/zapier/app_definition.ts';

const isText = (value: unknown): boolean => typeof value === 'string';

const TYPES: Record<string, (value: unknown) => boolean> = {
  string: isText,
  text: isText,
  datetime: isText,
  file: isText,
  password: isText,
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
};

/** Whether a value has keys of its own: neither a list nor a single value. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is of a field's type; a field without one takes anything. */
export const fits = (value: unknown, { type, list, dict, children }: Field): boolean => {
  const isOfType = TYPES[type ?? ''] ?? (() => true);
  if (children) return typeof value === 'object' && value !== null;
  if (dict) return isRecord(value) && Object.values(value).every(isOfType);
  return list ? Array.isArray(value) && value.every(isOfType) : isOfType(value);
};

/** A field's type in words, such as `a list of string`. */
export const typeText = ({ type, list, dict, children }: Field): string => {
  if (children) return 'line items';
  const single = type ?? 'any value';
  if (dict) return `a dictionary of ${single}`;
  return list ? `a list of ${single}` : single;
};

/**
 * What a sample has at the path of an output field: `aml__status` is nested, `items[]name` is in
 * every line item, `tags[]` is every item of a list. Undefined stands for each place where it has
 * nothing; a list without items has no place.
 */
export const valuesAt = (value: unknown, path: string): unknown[] => {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const own = Object.entries(Object(value)).find(([key]) => key === path);
  if (own) return [own[1]];
  if (path.endsWith('[]')) return valuesAt(value, path.slice(0, -2)).flat();
  const [, head, rest] = /^(.+?)(?:__|\[\])(.+)$/.exec(path) ?? [];
  if (!head || !rest) return [undefined];
  return valuesAt(value, head).flatMap((inner) => valuesAt(inner, rest));
};
