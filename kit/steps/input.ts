import * as z from 'zod/mini';
import { problem } from '../errors/sentences.ts';
import type { Bundle } from './perform.ts';

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const asText = (value: unknown): unknown => {
  if (isBlank(value)) return undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() : value;
};

const NO_CONTROL_CHARACTERS = /^[^\p{Cc}\p{Cs}]*$/u;

const plainText = (maxLength: number) =>
  z
    .string({ error: ({ input }) => (input === undefined ? 'is required' : 'must be text') })
    .check(
      z.maxLength(maxLength, `may have at most ${maxLength} characters`),
      z.regex(NO_CONTROL_CHARACTERS, 'may not hold line breaks or other control characters'),
    );

/** A form of values: how one is cleaned, and the schema that a cleaned one must pass. */
export interface Form<T> {
  /** Undefined stands for a blank. */
  clean(value: unknown): unknown;
  schema(): z.ZodMiniType<T>;
}

/** A value of this form, or none: blank means absent. */
export const optional = <T>({ clean, schema }: Form<T>) =>
  z.pipe(z.transform(clean), z.optional(schema()));

/** A value of this form that must be filled in. */
export const required = <T>({ clean, schema }: Form<T>) => z.pipe(z.transform(clean), schema());

/** A text. `maxLength` counts UTF-16 units, as the vendors do. */
export const text = (maxLength: number): Form<string> => ({
  clean: asText,
  schema: () => plainText(maxLength),
});

/** A text of at most `maxLength` that looks like `form`; `rule` ends a sentence about its field. */
export const textLike = (maxLength: number, form: RegExp, rule: string): Form<string> => ({
  clean: asText,
  schema: () => plainText(maxLength).check(z.regex(form, rule)),
});

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** An e-mail address. Only its form is checked: the vendor judges the rest. */
export const email = (maxLength: number): Form<string> =>
  textLike(maxLength, EMAIL, 'must be an e-mail address such as priya@example.org');

type Choices = Record<string, string>;

const chosen = (choices: Choices, rule: string) =>
  z.string(rule).check(z.refine((value) => Object.hasOwn(choices, value), rule));

/**
 * One of the keys of `choices` (value to label). Users can map any text to a dropdown, so it is
 * checked here.
 */
export const choice = (choices: Choices): Form<string> => ({
  clean: asText,
  schema: () => chosen(choices, `must be one of ${Object.keys(choices).join(', ')}`),
});

/** An optional choice. */
export const optionalChoice = (choices: Choices) => optional(choice(choices));

const asList = (value: unknown): unknown => {
  const entries = Array.isArray(value) ? value : [value];
  return [...new Set(entries.filter((entry) => !isBlank(entry)).map(asText))];
};

/** Any number of choices among the keys of `choices` (value to label); blank entries do not count. */
export const optionalChoices = (choices: Choices) =>
  z.pipe(
    z.transform(asList),
    z.array(chosen(choices, `must be chosen from ${Object.keys(choices).join(', ')}`)),
  );

/** One or more choices among the keys of `choices`. */
export const requiredChoices = (choices: Choices) =>
  z.pipe(
    optionalChoices(choices),
    z.array(z.string()).check(z.minLength(1, 'is required: choose at least one')),
  );

const YES = ['true', 'yes', 'y', '1', 'on', 't'];
const NO = ['false', 'no', 'n', '0', 'off', 'f'];

const asAnswer = (value: unknown): unknown => {
  const text = asText(value);
  if (typeof text !== 'string') return text;
  const word = text.toLowerCase();
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : text;
};

/** A yes or no; where it is optional, blank is a third state: "not answered". */
export const answer: Form<boolean> = {
  clean: asAnswer,
  schema: () => z.boolean('must be yes or no (true or false)'),
};

/** A key for the `Idempotency-Key` header: a header can carry visible ASCII only. */
export const headerKey: Form<string> = {
  clean: asText,
  schema: () =>
    z.string('must be text').check(
      z.regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 letters, digits or signs, without blanks'),
      z.refine((key) => !key.includes('{{'), 'may not hold {{'),
    ),
};

interface LabelledField {
  key: string;
  label?: string;
}

type StepInput = Pick<Bundle, 'inputData' | 'inputDataRaw'>;

// A boolean that the user left blank can arrive as false: what was typed tells the two apart.
const withoutCoercedBlanks = ({ inputData, inputDataRaw }: StepInput): object => {
  const typed = new Map(Object.entries(inputDataRaw ?? {}));
  const isCoerced = (key: string, value: unknown) =>
    value === false && typed.has(key) && isBlank(typed.get(key));
  return Object.fromEntries(
    Object.entries(inputData).filter(([key, value]) => !isCoerced(key, value)),
  );
};

const sentence = ([key, rule]: [string, string], fields: readonly LabelledField[]): string => {
  const field = fields.find((candidate) => candidate.key === key);
  return `${field?.label ?? key} ${rule}.`;
};

const firstIssuePerField = (issues: readonly z.core.$ZodIssue[]): [string, string][] => {
  const first = new Map<string, string>();
  for (const { path, message } of issues) {
    const key = String(path[0]);
    if (!first.has(key)) first.set(key, message);
  }
  return [...first];
};

/**
 * What the user filled in, checked and in plain types; blanks are left out. Throws one error that
 * halts the run, naming each wrong field by its label and what is allowed, never what was typed.
 */
export const readInput = <S extends z.ZodMiniType>(
  schema: S,
  fields: readonly LabelledField[],
  input: StepInput,
): z.output<S> => {
  const parsed = schema.safeParse(withoutCoercedBlanks(input));
  if (parsed.success) return parsed.data;
  const issues = firstIssuePerField(parsed.error.issues);
  const sentences = issues.map((issue) => sentence(issue, fields)).join(' ');
  throw problem('wrong_input', { sentences });
};

/** Throws when an update would change nothing, because none of these values was filled in. */
export const requireChange = (values: object): void => {
  if (Object.values(values).every((value) => value === undefined))
    throw problem('nothing_to_change');
};
