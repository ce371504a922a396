import type { AppDefinition } from '../sandbox/zapier/app_definition.ts';
import { hasLooseAddress } from './markdown.ts';
import {
  type Finding,
  filledFields,
  findOrCreates,
  isVisible,
  outputFields,
  steps,
} from './places.ts';
import type { PlacedText } from './texts.ts';
import { titleCased } from './words.ts';

const shownTexts = (definition: AppDefinition): PlacedText[] => [
  ...filledFields(definition).map(({ where, field }) => ({ where, text: field.helpText ?? '' })),
  ...[...steps(definition), ...findOrCreates(definition)].map(({ where, display }) => ({
    where,
    text: display.description ?? '',
  })),
];

/** In descriptions and help texts, an address is a Markdown link or stands in backticks. */
export const d008 = (definition: AppDefinition): Finding[] =>
  shownTexts(definition)
    .filter(({ text }) => hasLooseAddress(text))
    .map(({ where }) => ({
      where,
      problem: 'Write an address as [text](https://…), or in backticks when it is an example.',
    }));

const labels = (definition: AppDefinition): PlacedText[] => {
  const all = steps(definition);
  const fields = [...filledFields(definition), ...all.flatMap(outputFields)];
  return [
    ...[...all, ...findOrCreates(definition)].map(({ where, display }) => ({
      where,
      text: display.label ?? '',
    })),
    ...fields.map(({ where, field }) => ({ where, text: field.label ?? '' })),
  ];
};

/** Labels are in Title Case. Zapier looks at those of steps; fields keep to it here as well. */
export const d018 = (definition: AppDefinition): Finding[] =>
  labels(definition).flatMap(({ where, text }) =>
    titleCased(text) === text
      ? []
      : [{ where, problem: `Write the label "${text}" as "${titleCased(text)}".` }],
  );

/** The description of a trigger is a sentence that begins with the words Triggers when. */
export const d021 = (definition: AppDefinition): Finding[] =>
  steps(definition, ['triggers'])
    .filter(
      (step) => isVisible(step) && !/^Triggers when .*\.$/s.test(step.display.description ?? ''),
    )
    .map(({ where }) => ({
      where,
      problem: 'The description must begin with "Triggers when " and end with a full stop.',
    }));
