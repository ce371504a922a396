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

const textInput = z.transform(asText);

const blankable = <S extends z.ZodMiniType>(schema: S) => z.pipe(textInput, z.optional(schema));

const required = <S extends z.ZodMiniType>(schema: S) => z.pipe(textInput, schema);

/** An optional text: blank means absent. `maxLength` counts UTF-16 units, as the vendors do. */
export const optionalText = (maxLength: number) => blankable(plainText(maxLength));

/** A text that must be filled in. */
export const requiredText = (maxLength: number) => required(plainText(maxLength));

/** A check that a text, where there is one, has a form; `rule` ends a sentence about its field. */
export const matching = (form: RegExp, rule: string) =>
  z.refine<string | undefined>((value) => value === undefined || form.test(value), rule);

const EMAIL = /^[^\s@]+@[^\s@]+$/;

const email = (maxLength: number) =>
  plainText(maxLength).check(z.regex(EMAIL, 'must be an e-mail address such as priya@example.org'));

/** An e-mail address that must be filled in. Only its form is checked: the vendor judges the rest. */
export const requiredEmail = (maxLength: number) => required(email(maxLength));

/** The same, but blank means absent. */
export const optionalEmail = (maxLength: number) => blankable(email(maxLength));

/**
 * An optional choice among the keys of `choices` (value to label). Users can map any text to a
 * dropdown, so it is checked here.
 */
export const optionalChoice = (choices: Record<string, string>) => {
  const values = Object.keys(choices);
  const rule = `must be one of ${values.join(', ')}`;
  return blankable(z.string(rule).check(z.refine((value) => values.includes(value), rule)));
};

const asList = (value: unknown): unknown => {
  const entries = Array.isArray(value) ? value : [value];
  return [...new Set(entries.filter((entry) => !isBlank(entry)).map(asText))];
};

/** Any number of choices among the keys of `choices` (value to label); blank entries do not count. */
export const optionalChoices = (choices: Record<string, string>) => {
  const values = Object.keys(choices);
  const rule = `must be chosen from ${values.join(', ')}`;
  const choice = z.string(rule).check(z.refine((value) => values.includes(value), rule));
  return z.pipe(z.transform(asList), z.array(choice));
};

/** One or more choices among the keys of `choices`. */
export const requiredChoices = (choices: Record<string, string>) =>
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

/** A yes or no with a third state: blank means "not answered". */
export const optionalAnswer = () =>
  z.pipe(z.transform(asAnswer), z.optional(z.boolean('must be yes or no (true or false)')));

/** A key for the `Idempotency-Key` header: a header can carry visible ASCII only. */
export const optionalIdempotencyKey = () =>
  blankable(
    z.string('must be text').check(
      z.regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 letters, digits or signs, without blanks'),
      z.refine((key) => !key.includes('{{'), 'may not hold {{'),
    ),
  );

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
