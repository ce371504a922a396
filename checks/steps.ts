import type { AppDefinition } from '../sandbox/zapier/app_definition.ts';
import { type Finding, findOrCreates, inputFields, type Step, steps } from './places.ts';

const isHook = ({ operation }: Step): boolean => operation.type === 'hook';

/** Without `performList` the editor cannot show a record when a user tests an instant trigger. */
export const d006 = (definition: AppDefinition): Finding[] =>
  steps(definition, ['triggers'])
    .filter((step) => isHook(step) && step.operation.performList === undefined)
    .map(({ where }) => ({ where, problem: 'The hook trigger has no performList.' }));

/** A search has something to search by; fields that a function makes count. */
export const d009 = (definition: AppDefinition): Finding[] =>
  steps(definition, ['searches'])
    .filter(({ operation }) => operation.inputFields.length === 0)
    .map(({ where }) => ({ where, problem: 'The search has no input field.' }));

const isStaticHook = (step: Step): boolean => {
  const { performSubscribe, performUnsubscribe } = step.operation;
  return isHook(step) && (performSubscribe === undefined || performUnsubscribe === undefined);
};

const staticHooks = (definition: AppDefinition): Step[] =>
  steps(definition, ['triggers']).filter(isStaticHook);

/** An app is more than one trigger whose webhook address the user copies by hand. */
export const d016 = (definition: AppDefinition): Finding[] => {
  const [only, ...others] = steps(definition);
  if (!only || others.length > 0 || !isStaticHook(only)) return [];
  return [{ where: only.where, problem: 'A static webhook is the only step of the app.' }];
};

/** A hook trigger subscribes and unsubscribes by itself. */
export const d017 = (definition: AppDefinition): Finding[] =>
  staticHooks(definition).map(({ where }) => ({
    where,
    problem: 'The hook needs performSubscribe and performUnsubscribe, or the trigger polls.',
  }));

/** A find-or-create joins a search and an action of this app. */
export const d015 = (definition: AppDefinition): Finding[] =>
  findOrCreates(definition).flatMap(({ where, search, create }) =>
    [
      ...(Object.hasOwn(definition.searches, search) ? [] : [`There is no search ${search}.`]),
      ...(Object.hasOwn(definition.creates, create) ? [] : [`There is no action ${create}.`]),
    ].map((problem) => ({ where, problem })),
  );

/** Zap templates need input fields that are the same for all users. */
export const d022 = (definition: AppDefinition): Finding[] =>
  steps(definition, ['creates'])
    .filter((step) => inputFields(step).length === 0)
    .map(({ where }) => ({ where, problem: 'The action has no static input field.' }));

/**
 * Zapier leaves the input as the user gave it: the app handles blanks itself. A step's own flag
 * counts; the app's flag counts for steps without one.
 */
export const d028 = (definition: AppDefinition): Finding[] => {
  const all = steps(definition).map(({ where, operation }) => ({
    where,
    isCleaned: operation.cleanInputData,
  }));
  const isFlagUsed = all.length === 0 || all.some(({ isCleaned }) => isCleaned === undefined);
  const flag = isFlagUsed
    ? [{ where: 'flags', isCleaned: definition.flags.cleanInputData ?? true }]
    : [];
  return [...flag, ...all]
    .filter(({ isCleaned }) => isCleaned)
    .map(({ where }) => ({ where, problem: 'cleanInputData must be false.' }));
};
