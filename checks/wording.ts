import type { AppDefinition } from '../sandbox/zapier/app_definition.ts';
import {
  type Finding,
  filledFields,
  findOrCreates,
  isVisible,
  outputFields,
  type PlacedText,
  steps,
} from './places.ts';

// Within a label they are small: Zapier refused "Add Label To Issue".
const SMALL = new Set('a an and as at but by for if in nor of on or the to via vs'.split(' '));

// Both forms are seen in public apps, such as "Create Contact from Template".
const EITHER = new Set('from into per than with'.split(' '));

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const cased = (word: string, isEdge: boolean): string => {
  const small = word.toLowerCase();
  if (!isEdge && SMALL.has(small)) return small;
  if (!isEdge && EITHER.has(small)) return word;
  return /\p{Lu}/u.test(word) ? word : capitalised(word);
};

/**
 * A label in Title Case. Small words within it are small. Words in parentheses and words with a
 * capital of their own, such as iPhone, stay as they are.
 */
const titleCased = (label: string): string =>
  label.replace(/\([^)]*\)|[^\s/()]+/g, (word, offset: number) => {
    const isEdge = offset === 0 || offset + word.length === label.length;
    return word.startsWith('(') ? word : cased(word, isEdge);
  });

const wrongTitles = (labels: PlacedText[]): Finding[] =>
  labels.flatMap(({ where, text }) =>
    titleCased(text) === text
      ? []
      : [{ where, problem: `Write the label "${text}" as "${titleCased(text)}".` }],
  );

const stepLabels = (definition: AppDefinition, areVisible: boolean): PlacedText[] =>
  [...steps(definition), ...findOrCreates(definition)]
    .filter((step) => isVisible(step) === areVisible)
    .map(({ where, display }) => ({ where, text: display.label ?? '' }));

/** The labels of the steps that users see are in Title Case. */
export const d018 = (definition: AppDefinition): Finding[] =>
  wrongTitles(stepLabels(definition, true));

/** A rule of this project, not of Zapier: fields and hidden steps keep to Title Case as well. */
export const h001 = (definition: AppDefinition): Finding[] => {
  const fields = [...filledFields(definition), ...steps(definition).flatMap(outputFields)];
  return wrongTitles([
    ...stepLabels(definition, false),
    ...fields.map(({ where, field }) => ({ where, text: field.label ?? '' })),
  ]);
};

/**
 * The description of a trigger is a sentence that begins with the words Triggers when. Public apps
 * also write Triggers whenever.
 */
export const d021 = (definition: AppDefinition): Finding[] =>
  steps(definition, ['triggers'])
    .filter(
      (step) =>
        isVisible(step) && !/^Triggers when(?:ever)? .*\.$/s.test(step.display.description ?? ''),
    )
    .map(({ where }) => ({
      where,
      problem: 'The description must begin with "Triggers when " and end with a full stop.',
    }));
