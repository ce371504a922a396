import type { FieldView } from '../zapier/field_view.ts';
import type { StepForm } from '../zapier/form.ts';
import type { Result } from '../zapier.ts';

const snakeCase = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The texts of a sample by their keys, and inside other values by their paths: `address_city`. */
const sampleTexts = (sample: unknown, prefix = ''): [string, string][] =>
  Object.entries(Object(sample)).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'object') return sampleTexts(value, `${prefix}${key}_`);
    return typeof value === 'string'
      ? [...new Set([prefix + key, key])].map((at) => [at, value])
      : [];
  });

/** Any choice that a field offers. */
export const anyChoice = ({ choices, isList }: FieldView): unknown => {
  const values = choices.map(({ value }) => value);
  return isList ? values : values[0];
};

/** What an example is made for: a step with its sample, and what is known to fit it. */
export interface Wanted {
  form: StepForm;
  sample: unknown;
  known: Result;
  /** Whether fields may stay blank that need not be filled: filters, mostly. */
  isLean: boolean;
}

/** An input with which a step works in its sandbox: what is known, its dropdowns, its sample. */
export const exampleInput = async ({ form, sample, known, isLean }: Wanted): Promise<Result> => {
  const input: Result = { ...known };
  const texts = new Map(sampleTexts(sample).toReversed());
  for (const field of await form.inputFields()) {
    const { key, isRequired, isAsked, choices } = field;
    const isFixed = choices.length > 0;
    const isWanted = isRequired || (!isLean && !isFixed && !/idempotency/i.test(key));
    if (key in input || !isWanted) continue;
    const isFirst = isAsked && (isRequired || Object.keys(input).length === 0);
    const options = isFirst ? (await form.dropdown(field, input)).options : [];
    const value = isFixed ? anyChoice(field) : options[0]?.value;
    input[key] = value ?? (isAsked ? undefined : texts.get(snakeCase(key)));
  }
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
};
