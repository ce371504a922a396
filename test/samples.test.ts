import { describe, expect, test } from '@jest/globals';
import { fits, valuesAt } from '../checks/field_values.ts';
import { outputFields, type PlacedField, type Step } from '../checks/places.ts';
import { runsOn } from '../checks/stage_runs.ts';
import { stages } from '../checks/stages.ts';
import { isIsoTime } from '../checks/times.ts';
import { appNamed, appsIn } from '../release/apps.ts';
import type { Result } from '../sandbox/zapier.ts';
import { watchedZapier } from './support.ts';

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a result has another shape than the sample: a key or value that is not there, or another type. */
const differences = (sample: unknown, result: unknown, path = ''): string[] => {
  if (sample === null) return [];
  if (result === null) return [path];
  if (isObject(sample) && isObject(result)) {
    const held = new Map(Object.entries(result));
    return Object.entries(sample).flatMap(([key, value]) =>
      held.has(key) ? differences(value, held.get(key), `${path}.${key}`) : [`${path}.${key}`],
    );
  }
  if (Array.isArray(sample) && Array.isArray(result)) {
    return sample.length > 0 && result.length > 0
      ? differences(sample[0], result[0], `${path}[]`)
      : [];
  }
  return typeof sample === typeof result ? [] : [path];
};

// The name of an organisation may be shown.
const isKey = (value: string): boolean => /sandbox/.test(value);

const isTrueOf = ({ field, path }: PlacedField, record: unknown): boolean => {
  const values = valuesAt(record, path);
  const told = values.filter((value) => value !== null);
  const isTime = field.type === 'datetime';
  const areFit = told.every((value) => fits(value, field) && (!isTime || isIsoTime(String(value))));
  const isThere = values.length > 0 && !values.includes(undefined);
  return isThere && areFit && (!field.primary || told.length === 1);
};

/** Whatever of a step's sample, output fields and result does not agree. */
const disagreements = (step: Step, result: Result): string[] => {
  const { sample = {} } = step.operation;
  const fields = outputFields(step).filter(
    (placed) => !isTrueOf(placed, sample) || !isTrueOf(placed, result),
  );
  return [
    ...differences(sample, result).map(
      (path) => `${step.where}: the sandbox answers without ${path}, or otherwise than the sample.`,
    ),
    ...fields.map(({ where }) => `${where}: the sample or the sandbox's answer has no such value.`),
  ];
};

// A session that was just created is not decided yet.
const NOT_YET = ['final_decision', 'completed_at'].map(
  (key) => `creates.create_session.sample.${key}`,
);

test('every app has a stage', () => {
  const names = appsIn().map(({ name }) => name);
  expect([...stages.keys()].sort()).toEqual(names.sort());
});

describe.each([...stages])('in %s', (name, stage) => {
  test('sample, output fields and results of every visible step agree', async () => {
    const runs = await runsOn(stage, appNamed(name).appPath, (options) =>
      watchedZapier(options, () => Object.values(options.authData).filter(isKey)),
    );
    expect(runs.length).toBeGreaterThan(4);
    const found = runs.flatMap(({ step, result }) => disagreements(step, result));
    expect(found.filter((where) => !NOT_YET.includes(where))).toEqual([]);
  });
});
