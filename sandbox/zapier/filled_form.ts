import type { FieldView } from './field_view.ts';
import { typedValue } from './input_types.ts';

type Input = Record<string, unknown>;

/** What stands in a form, by the names of its controls; a link to a filled form holds the same. */
export class Filled {
  readonly #entries: URLSearchParams;

  constructor(entries: URLSearchParams) {
    this.#entries = entries;
  }

  /** Whether anything was filled in: only an untouched form shows what the editor presets. */
  get isTouched(): boolean {
    return [...this.#entries.keys()].some((name) => /^(?:in|own)\./.test(name));
  }

  /** The values of a field, blanks left out; a custom value counts before a chosen one. */
  values({ key, preset }: FieldView): string[] {
    const own = this.#entries.getAll(`own.${key}`).filter(Boolean);
    const filled = own.length > 0 ? own : this.#entries.getAll(`in.${key}`).filter(Boolean);
    return filled.length === 0 && !this.isTouched && preset ? [preset] : filled;
  }

  /** The rows of line items, or of names with their values: one text for each part. */
  rows({ key }: FieldView, parts: string[]): string[][] {
    const columns = parts.map((part) => this.#entries.getAll(`in.${key}~${part}`));
    const count = Math.max(0, ...columns.map(({ length }) => length));
    return Array.from({ length: count }, (_, row) =>
      columns.map((column) => column[row] ?? ''),
    ).filter((row) => row.some(Boolean));
  }

  /** How many further pages of a dropdown are wanted. */
  morePages({ key }: FieldView): number {
    return Math.min(Number(this.#entries.get(`more.${key}`)) || 0, 50);
  }

  /** The query of a link that fills the form in again. */
  get query(): string {
    const filled = [...this.#entries].filter(
      ([name, value]) => value !== '' && /^(?:in|own)\./.test(name),
    );
    return new URLSearchParams(filled).toString();
  }
}

/** The query of a link that fills a form in with this input. */
export const queryOf = (input: Input): string => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input))
    for (const one of [value].flat()) query.append(`in.${key}`, String(one));
  return query.toString();
};

const lineItems = (field: FieldView, filled: Filled): Input[] => {
  const parts = field.children.map(({ key }) => key);
  return filled.rows(field, parts).map((row) =>
    Object.fromEntries(
      field.children.flatMap(({ key, type }, column) => {
        const text = row[column] ?? '';
        return text === '' ? [] : [[key, typedValue(type, text)]];
      }),
    ),
  );
};

const fieldValue = (field: FieldView, filled: Filled): unknown => {
  if (field.children.length > 0) return lineItems(field, filled);
  if (field.isDict) return Object.fromEntries(filled.rows(field, ['key', 'value']));
  const values = filled.values(field).map((text) => typedValue(field.type, text));
  return field.isList ? values : values[0];
};

const isBlank = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && Object.keys(Object(value)).length === 0);

/** What Zapier gives the step: values by their types, blank fields left out. */
export const inputOf = (fields: FieldView[], filled: Filled): Input =>
  Object.fromEntries(
    fields
      .filter(({ type }) => type !== 'copy')
      .map((field) => [field.key, fieldValue(field, filled)] as const)
      .filter(([, value]) => !isBlank(value)),
  );

/** The required fields that are blank: the editor runs no test before they are filled in. */
export const missingFields = (fields: FieldView[], input: Input): FieldView[] =>
  fields.filter(({ key, isRequired }) => isRequired && !(key in input));
