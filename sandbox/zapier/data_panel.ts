import type { Field } from './app_definition.ts';

/** A key as the words of a label: `risk__level` is Risk Level. */
export const titled = (key: string): string =>
  key
    .replace(/(?:__|\[\]|[_\s])+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase())
    .trim();

/** One line of the editor's data panel. */
export interface OutputRow {
  key: string;
  label: string;
  value: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** The values of a record by their paths: `risk__level`, and `items[]name` for line items. */
const flat = (record: object, prefix = ''): [string, unknown][] =>
  Object.entries(record).flatMap(([key, value]): [string, unknown][] => {
    const path = prefix + key;
    if (isRecord(value)) return flat(value, `${path}__`);
    if (!Array.isArray(value) || !value.some(isRecord)) return [[path, value]];
    const keys = [...new Set(value.filter(isRecord).flatMap(Object.keys))];
    return keys.map((child) => [`${path}[]${child}`, value.map((item) => item[child])]);
  });

const declaredPaths = (fields: Field[], prefix = ''): [string, string][] =>
  fields.flatMap(({ key, label, children = [] }) => {
    const path = key.startsWith(prefix) ? key : prefix + key;
    const below = declaredPaths(children, `${path}[]`);
    return below.length > 0 ? below : [[path, label ?? titled(path)] satisfies [string, string]];
  });

/** A record as the data panel shows it: declared fields in their order, then whatever else came. */
export const outputRows = (fields: Field[], record: unknown): OutputRow[] => {
  const values = new Map(isRecord(record) ? flat(record) : []);
  const labels = new Map(declaredPaths(fields));
  // A list without items has the lines of its items alone.
  const isGroup = (key: string) => [...labels.keys()].some((path) => path.startsWith(`${key}[]`));
  return [...new Set([...labels.keys(), ...values.keys()])]
    .map((key) => ({
      key,
      label: labels.get(key) ?? titled(key),
      value: textOf(values.get(key)),
    }))
    .filter(({ key, value }) => value !== '' || !isGroup(key));
};

/** What a person would call a record: its name, address or label; otherwise its id. */
export const nameOf = (record: Record<string, unknown>): string => {
  const named = ['full_name', 'name', 'legal_name', 'label', 'title', 'email', 'client_id', 'id'];
  const name = named.map((key) => record[key]).find((value) => textOf(value) !== '');
  return textOf(name) || 'a record without a name';
};
