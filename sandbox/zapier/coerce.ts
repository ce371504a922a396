import * as z from 'zod';

const field = z.looseObject({
  key: z.string(),
  type: z.string().optional(),
  list: z.boolean().optional(),
});

// Zapier also takes functions that make fields; what those make, no stand-in knows.
const step = z.looseObject({
  operation: z.looseObject({ inputFields: z.array(z.unknown()).optional() }),
});

const parts = z.record(z.string(), z.unknown());

type Field = z.output<typeof field>;

/** The input fields of a step, by the method of the platform: `creates.KEY.operation.perform`. */
const fieldsOf = (app: object, method: string): Field[] => {
  const [part = '', key = ''] = method.split('.');
  const declared = step.safeParse(parts.safeParse(Object(app)[part]).data?.[key]).data;
  const fields = declared?.operation.inputFields ?? [];
  return fields.flatMap((declaredField) => field.safeParse(declaredField).data ?? []);
};

// Every other word is a yes: that is how Zapier reads booleans.
const NOES = [
  ...['', 'no', 'noo', 'n', 'false', 'nope', 'f', 'never', 'no thanks', 'no thank you'],
  ...['nul', 'null', '0', 'none', 'nil', 'nill'],
];

const asBoolean = (text: string): boolean => !NOES.includes(text.toLowerCase());

const asDecimal = (text: string): number =>
  Number.parseFloat(text.replace(/[^0-9.,-]/g, '').replace(/[.,-]$/, '')) || 0;

const asInteger = (text: string): number => {
  const integer = Number.parseInt(text, 10);
  return Number.isNaN(integer) ? Math.floor(asDecimal(text)) : integer;
};

const READERS = new Map<string | undefined, (text: string) => unknown>([
  ['boolean', asBoolean],
  ['number', asDecimal],
  ['integer', asInteger],
]);

const single =
  ({ type }: Field) =>
  (value: unknown): unknown => {
    const read = READERS.get(type);
    return read && typeof value === 'string' ? read(value) : value;
  };

const asList = (value: unknown): unknown[] =>
  value === undefined || value === null || value === '' ? [] : [value].flat();

const coercedValue = (declared: Field, value: unknown): unknown =>
  declared.list ? asList(value).map(single(declared)) : single(declared)(value);

/**
 * What the service hands to a step for what was filled in: a text in a field of another type is read
 * by that type, as `zapier-platform invoke` does; a list field gives a list. What is missing stays
 * missing.
 */
export const coerced = (
  app: object,
  method: string,
  input: Record<string, unknown>,
): Record<string, unknown> => {
  const declared = new Map(fieldsOf(app, method).map((one) => [one.key, one]));
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => {
      const known = declared.get(key);
      return [key, known ? coercedValue(known, value) : value];
    }),
  );
};
