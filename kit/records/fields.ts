import type { PlainOutputField } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { onFirstUse } from './on_first_use.ts';

/*!
zod is bundled into each app, under its own licence:

MIT License

Copyright (c) 2025 Colin McDonnell

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/

type FieldType = 'string' | 'boolean' | 'datetime' | 'number';

const described = z.registry<{ label: string; type: FieldType; list?: true }>();

const nullable = <S extends z.ZodMiniType>(schema: S) => z._default(z.nullable(schema), null);

const ANY_FORM = /./s;

/** The vendor's own id. Only this field must be there, in its form; without it a record is an error. */
export const id = (label: string, form = ANY_FORM) =>
  z.string().check(z.regex(form)).register(described, { label, type: 'string' });

/** A text that may be missing; its value passes through unchanged, unknown choices included. */
export const text = (label: string) =>
  nullable(z.string()).register(described, { label, type: 'string' });

const asText = (value: unknown): unknown =>
  typeof value === 'string' || value === null || value === undefined
    ? value
    : JSON.stringify(value);

/** A text that may be missing and that no page of the vendor shows: other values become texts. */
export const looseText = (label: string) =>
  z.pipe(z.transform(asText), nullable(z.string())).register(described, { label, type: 'string' });

/** An ISO 8601 time that may be missing; the vendor's text passes through unchanged. */
export const time = (label: string) =>
  nullable(z.string()).register(described, { label, type: 'datetime' });

const FIRST_MILLISECONDS = 1e11; // as seconds the year 5138, as milliseconds March 1973
const LAST_INSTANT = 8.64e15; // what a Date can hold

const UNIX_TEXT = /^\d{9,16}(\.\d+)?$/; // from 1973 on, so that no year is taken for one

const isoTime = (value: unknown): unknown => {
  const given = typeof value === 'string' && UNIX_TEXT.test(value) ? Number(value) : value;
  if (typeof given !== 'number') return given;
  const instant = Math.abs(given) < FIRST_MILLISECONDS ? given * 1000 : given;
  return Math.abs(instant) <= LAST_INSTANT ? new Date(instant).toISOString() : null;
};

/**
 * A time that may be missing, for vendors who write times in more than one way: a text passes
 * through, a Unix time in seconds or milliseconds, also as a text, becomes ISO 8601.
 */
export const unixOrIsoTime = (label: string) =>
  z
    .pipe(z.transform(isoTime), nullable(z.string()))
    .register(described, { label, type: 'datetime' });

/** A yes or no that may be missing: null says that the vendor does not tell. */
export const flag = (label: string) =>
  nullable(z.boolean()).register(described, { label, type: 'boolean' });

const DECIMAL = /^-?\d+(\.\d+)?$/;

const asNumber = (value: unknown): unknown =>
  typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : value;

/** A number that may be missing; vendors may write it as a decimal text, such as `40.00`. */
export const numeric = (label: string) =>
  z
    .pipe(z.transform(asNumber), nullable(z.number()))
    .register(described, { label, type: 'number' });

/** The same of a number that no page of the vendor shows: what is not a number is missing. */
export const looseNumeric = (label: string) =>
  z
    .pipe(z.transform(asNumber), z.catch(nullable(z.number()), null))
    .register(described, { label, type: 'number' });

const emptyListWhenNull = z.transform((value: unknown) => value ?? []);

/** A list of texts: missing or null becomes an empty one. */
export const texts = (label: string) =>
  z
    .pipe(emptyListWhenNull, z.array(z.string()))
    .register(described, { label, type: 'string', list: true });

const asTexts = (value: unknown): unknown => [value].flat().flatMap((entry) => asText(entry) ?? []);

/** The same of a list that no page of the vendor shows: other values become texts, one value a list. */
export const looseTexts = (label: string) =>
  z
    .pipe(z.transform(asTexts), z.array(z.string()))
    .register(described, { label, type: 'string', list: true });

type Shape = Record<string, z.ZodMiniType>;

const emptyWhenNull = z.transform((value: unknown) => value ?? {});

/** A nested object: missing or null becomes an object whose keys are all null. */
export const group = <S extends Shape>(shape: S) => z.pipe(emptyWhenNull, z.looseObject(shape));

/** Line items, objects of one shape: missing or null becomes an empty list. */
export const lineItems = <S extends Shape>(shape: S) =>
  z.pipe(emptyListWhenNull, z.array(z.looseObject(shape)));

/** A vendor's record: documented keys are always present, unknown keys pass through. */
export const record = <S extends Shape>(shape: S) => z.looseObject(shape);

const someObject = onFirstUse(() => z.looseObject({}));

/** The keys of a value that is an object; none of any other. */
export const objectIn = (value: unknown): Record<string, unknown> =>
  someObject().safeParse(value).data ?? {};

const withBoth =
  (ownKey: string) =>
  (value: unknown): unknown => {
    const row = someObject().safeParse(value).data;
    const given = row?.[ownKey] ?? row?.id;
    const known = Number.isSafeInteger(given) ? String(given) : given;
    return row ? { ...row, id: known, [ownKey]: known } : value;
  };

/**
 * A record as a vendor answers it whose id may stand under `ownKey` or under `id`, as a text or as a
 * number: the result has both keys, as texts; `schema` declares both.
 */
export const underEitherId = <S extends z.ZodMiniType>(ownKey: string, schema: S) =>
  z.pipe(z.transform(withBoth(ownKey)), schema);

/** The schemas of an object's keys; null when a schema is not an object's. */
export const shapeOf = (schema: unknown): Record<string, unknown> | null => {
  if (schema instanceof z.ZodMiniPipe) return shapeOf(schema.def.out);
  return schema instanceof z.ZodMiniObject ? schema.def.shape : null;
};

const itemShapeOf = (schema: unknown): Record<string, unknown> | null => {
  const inner = schema instanceof z.ZodMiniPipe ? schema.def.out : schema;
  return inner instanceof z.ZodMiniArray ? shapeOf(inner.def.element) : null;
};

const describedField = (key: string, schema: unknown): PlainOutputField[] => {
  const shape = shapeOf(schema);
  if (shape) return fieldsOf(shape, `${key}__`);
  const itemShape = itemShapeOf(schema);
  if (itemShape) return fieldsOf(itemShape, `${key}[]`);
  const description = schema instanceof z.ZodMiniType ? described.get(schema) : undefined;
  return description ? [{ key, ...description }] : [];
};

const fieldsOf = (shape: object, prefix: string): PlainOutputField[] =>
  Object.entries(shape).flatMap(([key, schema]) => describedField(prefix + key, schema));

/**
 * Zapier's output fields of a record schema, nested keys joined by `__` and those of line items by
 * `[]`, as the platform writes them. `dedupeKey` names the flat top-level fields that together tell one event from another.
 */
export const outputFields = (
  schema: z.ZodMiniObject,
  dedupeKey: readonly string[] = [],
): PlainOutputField[] =>
  fieldsOf(schema.def.shape, '').map((field) =>
    dedupeKey.includes(field.key) ? { ...field, primary: true } : field,
  );
