import { type AppDefinition, dedupeFields } from '../sandbox/zapier/app_definition.ts';
import { fits, isRecord, typeText, valuesAt } from './field_values.ts';
import {
  type Finding,
  isPolling,
  isVisible,
  outputFields,
  type PlacedField,
  type Step,
  steps,
  texts,
} from './places.ts';
import { isIsoTime, looksLikeTime } from './times.ts';

interface Sampled {
  step: Step;
  sample: Record<string, unknown>;
}

const sampled = (definition: AppDefinition): Sampled[] =>
  steps(definition).flatMap((step) => {
    const { sample } = step.operation;
    return isRecord(sample) ? [{ step, sample }] : [];
  });

const isKeyPart = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number';

/** The sample of a polling trigger holds the fields that tell one event from another. */
export const d010 = (definition: AppDefinition): Finding[] =>
  sampled(definition)
    .filter(({ step }) => isPolling(step))
    .flatMap(({ step, sample }) =>
      dedupeFields(step)
        .filter((key) => !isKeyPart(sample[key]))
        .map((key) => ({
          where: `${step.where}.sample.${key}`,
          problem: 'The sample needs a string or a number here: it is part of the dedupe key.',
        })),
    );

/** Every step that users see has a sample, for those who skip its test. */
export const d012 = (definition: AppDefinition): Finding[] =>
  steps(definition)
    .filter((step) => isVisible(step) && Object.keys(step.operation.sample ?? {}).length === 0)
    .map(({ where }) => ({ where, problem: 'The step has no sample.' }));

/** Times in samples are written in ISO 8601 with a time zone; a date alone needs none. */
export const d023 = (definition: AppDefinition): Finding[] =>
  sampled(definition).flatMap(({ step, sample }) => {
    const times = outputFields(step)
      .filter(({ field }) => field.type === 'datetime')
      .flatMap(({ path }) => valuesAt(sample, path));
    return texts(sample, `${step.where}.sample`)
      .filter(({ text }) => times.includes(text) || looksLikeTime(text))
      .filter(({ text }) => !isIsoTime(text))
      .map(({ where, text }) => ({
        where,
        problem: `"${text}" must be ISO 8601 with a zone, such as 2026-07-14T01:05:00Z.`,
      }));
  });

const isBlank = (value: unknown): boolean => value === undefined || value === null;

const sampleProblem = ({ path, field }: PlacedField, sample: Sampled['sample']): string[] => {
  const values = valuesAt(sample, path);
  if (field.required && (values.length === 0 || values.some(isBlank))) {
    return ['The sample lacks this required field.'];
  }
  return values.every((value) => isBlank(value) || fits(value, field))
    ? []
    : [`The sample has another type here than ${typeText(field)}.`];
};

const shapeless = (definition: AppDefinition): Finding[] =>
  steps(definition)
    .filter(({ operation: { sample } }) => !isBlank(sample) && !isRecord(sample))
    .map(({ where }) => ({ where: `${where}.sample`, problem: 'The sample must be one record.' }));

/**
 * A sample is one record with every required output field, in each line item as well, and its
 * values are of the types that are declared.
 */
export const d024 = (definition: AppDefinition): Finding[] => [
  ...shapeless(definition),
  ...sampled(definition).flatMap(({ step, sample }) =>
    outputFields(step).flatMap((placed) =>
      sampleProblem(placed, sample).map((problem) => ({ where: placed.where, problem })),
    ),
  ),
];
