import type { Field } from '../zapier/app_definition.ts';
import type { StepForm } from '../zapier/form.ts';
import type { Result } from '../zapier.ts';

const snakeCase = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The texts of a sample by their keys, those inside other values too; the outermost counts. */
const sampleTexts = (sample: unknown): [string, string][] =>
  Object.entries(Object(sample)).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string'
      ? [[key, value]]
      : typeof value === 'object'
        ? sampleTexts(value)
        : [],
  );

const firstFixed = ({ choices, list }: Field): unknown => {
  const values = Array.isArray(choices)
    ? choices.map((one) => Object(one).value ?? one)
    : Object.keys(Object(choices));
  return list ? values : values[0];
};

const isFixed = ({ choices }: Field): boolean =>
  typeof choices === 'object' && choices !== null && !('perform' in choices);

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
    const { key, required = false, dynamic } = field;
    const isWanted = required || (!isLean && !isFixed(field) && !/idempotency/i.test(key));
    if (key in input || !isWanted) continue;
    const isFirst = dynamic !== undefined && (required || Object.keys(input).length === 0);
    const options = isFirst ? (await form.dropdown(field, input)).options : [];
    const value = isFixed(field) ? firstFixed(field) : options[0]?.value;
    input[key] = value ?? (dynamic === undefined ? texts.get(snakeCase(key)) : undefined);
  }
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
};
