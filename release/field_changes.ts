import { addition, breaking, type Change, tableChanges } from './change.ts';
import { type InputField, STEADY, type VisibleStep } from './contract.ts';

const requiredChanges = (place: string, was: InputField, now: InputField): Change[] => {
  if (was.required === now.required) return [];
  return now.required
    ? [breaking(`${place} became required: Zaps that leave it blank would fail`)]
    : [addition(`${place} is no longer required`)];
};

const missing = (from: string[], others: string[]): string =>
  others.filter((value) => !from.includes(value)).join(', ');

const choiceChanges = (place: string, was: string[], now: string[]): Change[] => {
  const gone = missing(now, was);
  const added = missing(was, now);
  return [
    ...(gone ? [breaking(`${place} no longer takes ${gone}: Zaps that chose it would fail`)] : []),
    ...(added ? [addition(`${place} also takes ${added}`)] : []),
  ];
};

const choicesChanges = (place: string, was: InputField, now: InputField): Change[] => {
  if (was.choices && now.choices) return choiceChanges(place, was.choices, now.choices);
  if (was.choices) return [addition(`${place} takes any value, no longer chosen ones alone`)];
  if (!now.choices) return [];
  const values = now.choices.join(', ');
  return [
    breaking(`${place} takes nothing but ${values}: Zaps that hold another value would fail`),
  ];
};

const typeChanges = (place: string, was: string, now: string, harm: string): Change[] =>
  was === now ? [] : [breaking(`${place} changed its type from ${was} to ${now}: ${harm}`)];

// In `parent[]child`, whoever leaves a new parent blank leaves its children blank as well.
const isBelowNewField = (key: string, before: VisibleStep): boolean => {
  const parentEnd = key.lastIndexOf('[]');
  return parentEnd >= 0 && !Object.hasOwn(before.inputFields, key.slice(0, parentEnd));
};

/** What became of the input fields of a step. */
export const inputChanges = (step: string, before: VisibleStep, after: VisibleStep): Change[] => {
  const place = (key: string) => `${step}: the input field ${key}`;
  return tableChanges(before.inputFields, after.inputFields, {
    removed: (key) =>
      breaking(`${place(key)} was removed or renamed: what Zaps hold in it would be lost`),
    added: (key, now) =>
      now.required && !isBelowNewField(key, before)
        ? breaking(`${place(key)} is new and required: Zaps that are on leave it blank`)
        : addition(`${place(key)} was added`),
    kept: (key, was, now) => [
      ...typeChanges(place(key), was.type, now.type, 'what Zaps hold in it may not fit'),
      ...requiredChanges(place(key), was, now),
      ...choicesChanges(place(key), was, now),
    ],
  });
};

const isSteady = (type: string): boolean => type.endsWith(STEADY);

const heldBack = (place: string): Change =>
  breaking(`${place} has to be the same in two polls: events come an interval later`);

const steadyChanges = (place: string, was: string, now: string): Change[] => {
  if (isSteady(was) === isSteady(now)) return [];
  if (isSteady(now)) return [heldBack(place)];
  return [
    breaking(
      `${place} need not be the same in two polls any more: events come an interval earlier`,
    ),
  ];
};

const bare = (type: string): string => type.replace(STEADY, '');

/** What became of the output fields of a step. */
export const outputChanges = (step: string, before: VisibleStep, after: VisibleStep): Change[] => {
  const place = (key: string) => `${step}: the output field ${key}`;
  return tableChanges(before.outputFields, after.outputFields, {
    removed: (key) =>
      breaking(`${place(key)} was removed or renamed: later steps that use it would find nothing`),
    added: (key, now) =>
      isSteady(now) ? heldBack(place(key)) : addition(`${place(key)} was added`),
    kept: (key, was, now) => [
      ...typeChanges(place(key), bare(was), bare(now), 'later steps that use it may not take it'),
      ...steadyChanges(place(key), was, now),
    ],
  });
};
