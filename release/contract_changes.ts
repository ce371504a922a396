import { type Change, change } from './change_kinds.ts';
import { compared } from './compared_tables.ts';
import type { Contract, FindOrCreate, Step, Trigger } from './contract.ts';
import { connectionFieldChanges, inputFieldChanges, outputFieldChanges } from './field_changes.ts';

type Authentication = Contract['authentication'];

const connectionChanges = (before: Authentication, after: Authentication): Change[] => [
  ...(before.type === after.type
    ? []
    : [
        change(
          'connectionType',
          `authentication: its type changed from ${before.type} to ${after.type}`,
        ),
      ]),
  ...connectionFieldChanges(before.fields, after.fields),
];

const hidingChanges = (step: string, was: object, now: object): Change[] => {
  const isHidden = 'hidden' in now;
  if ('hidden' in was === isHidden) return [];
  return isHidden
    ? [change('stepHidden', `${step}: it was hidden`)]
    : [change('stepShown', `${step}: it is no longer hidden`)];
};

const stepChanges = (step: string, was: Step, now: Step): Change[] => {
  if ('hidden' in was || 'hidden' in now) return hidingChanges(step, was, now);
  return [
    ...inputFieldChanges(step, was.inputFields, now.inputFields),
    ...outputFieldChanges(step, was.outputFields, now.outputFields),
  ];
};

const typeChanges = (step: string, was: Trigger, now: Trigger): Change[] =>
  was.type === now.type
    ? []
    : [change('triggerType', `${step}: it changed from ${was.type} to ${now.type}`)];

const dedupeChanges = (step: string, was: Trigger, now: Trigger): Change[] => {
  if ('hidden' in was || 'hidden' in now) return [];
  const [from, to] = [was.dedupeFields.join(', '), now.dedupeFields.join(', ')];
  if (from === to) return [];
  return [change('dedupeFields', `${step}: the dedupe fields changed from ${from} to ${to}`)];
};

const triggerChanges = (step: string, was: Trigger, now: Trigger): Change[] => [
  ...typeChanges(step, was, now),
  ...dedupeChanges(step, was, now),
  ...stepChanges(step, was, now),
];

const PARTS = ['search', 'create', 'update'] as const;

const pairChanges = (pair: string, was: FindOrCreate, now: FindOrCreate): Change[] => [
  ...hidingChanges(pair, was, now),
  ...PARTS.filter((part) => was[part] !== now[part]).map((part) => {
    const [from, to] = [was[part] ?? 'none', now[part] ?? 'none'];
    return change('pairChanged', `${pair}: its ${part} changed from ${from} to ${to}`);
  }),
];

const stepsChanges = <S>(
  map: string,
  before: Record<string, S>,
  after: Record<string, S>,
  kept: (step: string, was: S, now: S) => Change[],
): Change[] =>
  compared(before, after, {
    removed: (key) => [change('stepRemoved', `${map}.${key}: it was removed or renamed`)],
    added: (key) => [change('stepAdded', `${map}.${key}: it was added`)],
    kept: (key, was, now) => kept(`${map}.${key}`, was, now),
  });

/** Every difference between two contracts of an app. */
export const contractChanges = (before: Contract, after: Contract): Change[] => [
  ...connectionChanges(before.authentication, after.authentication),
  ...stepsChanges('triggers', before.triggers, after.triggers, triggerChanges),
  ...stepsChanges('creates', before.creates, after.creates, stepChanges),
  ...stepsChanges('searches', before.searches, after.searches, stepChanges),
  ...stepsChanges('searchOrCreates', before.searchOrCreates, after.searchOrCreates, pairChanges),
];
