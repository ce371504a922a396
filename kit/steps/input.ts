import * as z from 'zod/mini';
import { problem } from '../errors/sentences.ts';
import { asText, cleanText, isBlank } from './clean_text.ts';
import type { Bundle } from './perform.ts';

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

type Choices = Record<string, string>;

// `Sole Trader`, `sole-trader` and `SOLE_TRADER` are read alike.
const alike = (text: string): string => text.toLowerCase().replace(/[\s_\p{Pd}]/gu, '');

/** How each choice may be written: its value, its label, or its label up to the colon. */
const spellingsOf = ([value, label]: [string, string]): string[] =>
  [value, label, label.split(':')[0] ?? ''].map(alike);

/** The choice that a text means; the text itself when it means none, or could mean two. */
const chosenBy =
  (choices: Choices) =>
  (text: string): string => {
    if (Object.hasOwn(choices, text)) return text;
    const meant = Object.entries(choices).filter((choice) =>
      spellingsOf(choice).includes(alike(text)),
    );
    return meant.length === 1 ? (meant[0]?.[0] ?? text) : text;
  };

const asChoice = (choices: Choices) => asText((text) => chosenBy(choices)(cleanText(text)));

const oneOf = (choices: Choices, rule: string) =>
  z.string(rule).check(z.refine((value) => Object.hasOwn(choices, value), rule));

/**
 * One of the keys of `choices` (value to label). Users can map any text to a dropdown, so it is
 * read and checked here.
 */
export const choice = (choices: Choices): Form<string> => ({
  clean: asChoice(choices),
  schema: () => oneOf(choices, `must be one of ${Object.keys(choices).join(', ')}`),
});

/** The same, where other texts may be typed: they stay as they are. */
export const choiceOrText = (choices: Choices): Form<string> => ({
  clean: asChoice(choices),
  schema: () => z.string('must be text'),
});

export const optionalChoice = (choices: Choices) => optional(choice(choices));

const asList =
  (choices: Choices) =>
  (value: unknown): unknown => {
    const entries = [value].flat().filter((entry) => !isBlank(entry));
    return [...new Set(entries.map(asChoice(choices)))];
  };

/** Any number of choices among the keys of `choices` (value to label); blank entries do not count. */
export const optionalChoices = (choices: Choices) =>
  z.pipe(
    z.transform(asList(choices)),
    z.array(oneOf(choices, `must be chosen from ${Object.keys(choices).join(', ')}`)),
  );

/** One or more choices among the keys of `choices`. */
export const requiredChoices = (choices: Choices) =>
  z.pipe(
    optionalChoices(choices),
    z.array(z.string()).check(z.minLength(1, 'is required: choose at least one')),
  );

/** One or more of the keys of `choices`, or of other texts that were typed. */
export const requiredTexts = (choices: Choices) =>
  z.pipe(
    z.transform(asList(choices)),
    z.array(z.string('must be text')).check(z.minLength(1, 'is required: choose at least one')),
  );

const ANSWERS = new Map<unknown, boolean>([
  ...['yes', 'y', 'true', 't', '1', 'on'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', 'f', '0', 'off'].map((word) => [word, false] as const),
]);

/**
 * A yes or no as a text: Zapier would turn every word that it does not know into a yes before the
 * app sees it. `choices` has the labels of `yes` and `no`.
 */
export const answer = (choices: { yes: string; no: string }): Form<boolean> => {
  const clean = asText((text) => chosenBy(choices)(cleanText(text)).toLowerCase());
  return {
    clean: (value) => {
      const word = clean(value);
      return ANSWERS.get(word) ?? word;
    },
    schema: () => z.boolean('must be yes or no'),
  };
};

interface LabelledField {
  key: string;
  label?: string;
}

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
  { inputData }: Pick<Bundle, 'inputData'>,
): z.output<S> => {
  const parsed = schema.safeParse(inputData);
  if (parsed.success) return parsed.data;
  const issues = firstIssuePerField(parsed.error.issues);
  const sentences = issues.map((issue) => sentence(issue, fields)).join(' ');
  throw problem('wrong_input', { sentences });
};

/** Whether none of these values was filled in, so that an update would change nothing. */
export const areBlank = (values: object): boolean =>
  Object.values(values).every((value) => value === undefined);
