import { authenticationChanges } from './authentication_changes.ts';
import { addition, breaking, type Change, tableChanges } from './change.ts';
import type { Contract, Step, Trigger, VisibleTrigger } from './contract.ts';
import { inputChanges, outputChanges } from './field_changes.ts';
import { findOrCreateChanges } from './find_or_create_changes.ts';
import { hidingChanges } from './hiding_changes.ts';

const stepChanges = (step: string, was: Step, now: Step): Change[] => {
  if ('hidden' in was || 'hidden' in now) return hidingChanges(step, was, now);
  return [...inputChanges(step, was, now), ...outputChanges(step, was, now)];
};

const dedupeChanges = (step: string, was: VisibleTrigger, now: VisibleTrigger): Change[] => {
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
  ...('hidden' in was || 'hidden' in now ? [] : dedupeChanges(step, was, now)),
  ...stepChanges(step, was, now),
];

const stepsChanges = <S>(
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

/** Every difference between two contracts of an app, and what it asks of the version. */
export const breakingChanges = (before: Contract, after: Contract): Change[] => [
  ...authenticationChanges(before.authentication, after.authentication),
  ...stepsChanges('triggers', before.triggers, after.triggers, triggerChanges),
  ...stepsChanges('creates', before.creates, after.creates, stepChanges),
  ...stepsChanges('searches', before.searches, after.searches, stepChanges),
  ...stepsChanges(
    'searchOrCreates',
    before.searchOrCreates,
    after.searchOrCreates,
    findOrCreateChanges,
  ),
];
