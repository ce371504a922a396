import type { Field } from './definition.ts';

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

/** Whether a value is of a field's type; a field without one takes anything. */
export const fits = (value: unknown, { type, list, dict }: Field): boolean => {
  const isOfType = TYPES[type ?? ''] ?? (() => true);
  if (dict) return Object.values(Object(value)).every(isOfType);
  return list ? Array.isArray(value) && value.every(isOfType) : isOfType(value);
};

const ISO_TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

/** Whether a text is a date, or a time with its zone, in ISO 8601. */
export const isIsoTime = (text: string): boolean =>
  ISO_TIME.test(text) && !Number.isNaN(Date.parse(text));

const YEAR_FIRST = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]|$)/;
const YEAR_LAST = /^\d{1,2}[ ./-](?:\d{1,2}|[A-Z][a-z]{2,8})[ ./-]\d{4}(?: |$)/;

/** Whether a text reads as a date or a time, in whatever form. */
export const looksLikeTime = (text: string): boolean =>
  YEAR_FIRST.test(text) || YEAR_LAST.test(text);

/**
 * What a sample has at the path of an output field: `aml__status` is nested, `items[]name` is in
 * every line item. Empty when it has nothing there.
 */
export const valuesAt = (value: unknown, path: string): unknown[] => {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const own = Object.entries(Object(value)).find(([key]) => key === path);
  if (own) return [own[1]];
  const [, head, rest] = /^(.+?)(?:__|\[\])(.+)$/.exec(path) ?? [];
  return head && rest ? valuesAt(value, head).flatMap((inner) => valuesAt(inner, rest)) : [];
};
