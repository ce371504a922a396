import { authenticationChanges } from './authentication_changes.ts';
import { addition, breaking, type Change, tableChanges } from './change.ts';
import type { Contract, Step, Trigger } from './contract.ts';
import { inputChanges, outputChanges } from './field_changes.ts';

const stepChanges = (step: string, was: Step, now: Step): Change[] => [
  ...inputChanges(step, was, now),
  ...outputChanges(step, was, now),
];

const dedupeChanges = (step: string, was: Trigger, now: Trigger): Change[] => {
  const [from, to] = [was.dedupeFields.join(', '), now.dedupeFields.join(', ')];
  if (from === to) return [];
  return [
    breaking(
      `${step}: the dedupe fields changed from ${from} to ${to}: old records would fire again`,
    ),
  ];
};

const typeChanges = (step: string, was: Trigger, now: Trigger): Change[] => {
  if (was.type === now.type) return [];
  return [
    breaking(`${step}: it changed from ${was.type} to ${now.type}: Zaps that are on would stop`),
  ];
};

const triggerChanges = (step: string, was: Trigger, now: Trigger): Change[] => [
  ...typeChanges(step, was, now),
  ...dedupeChanges(step, was, now),
  ...stepChanges(step, was, now),
];

const stepsChanges = <S extends Step>(
  kind: string,
  before: Record<string, S>,
  after: Record<string, S>,
  changes: (step: string, was: S, now: S) => Change[],
): Change[] =>
  tableChanges(before, after, {
    removed: (key) =>
      breaking(`${kind}.${key}: it was removed or renamed: Zaps that use it would stop`),
    added: (key) => addition(`${kind}.${key}: it was added`),
    kept: (key, was, now) => changes(`${kind}.${key}`, was, now),
  });

const searchOrCreateChanges = (before: Contract, after: Contract): Change[] =>
  tableChanges(before.searchOrCreates, after.searchOrCreates, {
    removed: (key) =>
      breaking(`searchOrCreates.${key}: it was removed or renamed: Zaps that use it would stop`),
    added: (key) => addition(`searchOrCreates.${key}: it was added`),
    kept: (key, was, now) =>
      (['search', 'create'] as const)
        .filter((part) => was[part] !== now[part])
        .map((part) =>
          breaking(
            `searchOrCreates.${key}: its ${part} changed from ${was[part]} to ${now[part]}: what Zaps hold for it may not fit`,
          ),
        ),
  });

/** Every difference between two contracts of an app, and what it asks of the version. */
export const breakingChanges = (before: Contract, after: Contract): Change[] => [
  ...authenticationChanges(before.authentication, after.authentication),
  ...stepsChanges('triggers', before.triggers, after.triggers, triggerChanges),
  ...stepsChanges('creates', before.creates, after.creates, stepChanges),
  ...stepsChanges('searches', before.searches, after.searches, stepChanges),
  ...searchOrCreateChanges(before, after),
];
