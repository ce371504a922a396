import type { Outcome } from '../../api_writes.ts';
import {
  connectionFields,
  filledFields,
  findOrCreates,
  inputFields,
  isVisible,
  outputFields,
  type PlacedField,
  type Step,
  steps,
} from '../../checks/places.ts';
import { choicesOf } from '../../docs/made/step_texts_page.ts';
import type { Scope } from '../../sandbox/instant_compliance/keys.ts';
import { definitionAt } from '../../sandbox/zapier/app_definition.ts';
import { APP_PATH } from '../support.ts';

/** What users read of a step: the labels of its fields. */
export interface StepWords {
  label: string;
  inputs: string[];
  required: string[];
  outputs: string[];
}

const definition = await definitionAt(APP_PATH);

const labelsOf = (fields: PlacedField[]): string[] =>
  fields.map(({ field }) => field.label ?? field.key);

const wordsOf = (label: string, parts: Step[]): StepWords => {
  const asked = parts.flatMap(inputFields);
  return {
    label,
    inputs: [...new Set(labelsOf(asked))],
    required: labelsOf(asked.filter(({ field }) => field.required)),
    outputs: [...new Set(labelsOf(parts.flatMap(outputFields)))],
  };
};

const visible = steps(definition).filter(isVisible);

/** Every visible step. */
export const visibleSteps = visible.map((step) => wordsOf(step.display.label ?? '', [step]));

/** The labels of the triggers that users see. */
export const triggerLabels = visible
  .filter(({ kind }) => kind === 'triggers')
  .map(({ display }) => display.label);

const pairs = findOrCreates(definition).map(({ display, search, create }) =>
  wordsOf(
    display.label ?? '',
    visible.filter(({ key }) => key === search || key === create),
  ),
);

/** Every step that a user can choose, find-or-create among them, by its label. */
export const stepWords = new Map([...visibleSteps, ...pairs].map((step) => [step.label, step]));

/** What the user fills in to connect. */
export const connectionLabels = labelsOf(connectionFields(definition));

const OUTCOMES: Outcome[] = ['created', 'updated', 'replayed', 'unchanged'];

/** What a key may be allowed. */
export const SCOPES: Scope[] = ['customers:read', 'customers:write', 'aml:read'];

/** Every value that a field takes or returns from a fixed set. */
export const fixedValues = [
  ...filledFields(definition).flatMap(({ field }) => choicesOf(field).map(([value]) => value)),
  ...OUTCOMES,
];
