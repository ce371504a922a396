import type { AppDefinition } from '../sandbox/zapier/app_definition.ts';
import { type Finding, filledFields, findOrCreates } from './places.ts';

// A reference such as `customer_list.id.full_name` begins with the key of a step.
const stepNamed = (reference: string): string => reference.split('.')[0] ?? '';

/** A dropdown is filled by a trigger of this app. */
export const d005 = (definition: AppDefinition): Finding[] =>
  filledFields(definition).flatMap(({ where, field: { dynamic } }) =>
    dynamic === undefined || Object.hasOwn(definition.triggers, stepNamed(dynamic))
      ? []
      : [{ where, problem: `There is no trigger ${stepNamed(dynamic)} to fill the dropdown.` }],
  );

/** A search connector names a search of this app. */
export const d013 = (definition: AppDefinition): Finding[] =>
  filledFields(definition).flatMap(({ where, field: { search } }) =>
    search === undefined || Object.hasOwn(definition.searches, stepNamed(search))
      ? []
      : [{ where, problem: `There is no search ${stepNamed(search)}.` }],
  );

/** A find-or-create joins a search and an action of this app. */
export const d015 = (definition: AppDefinition): Finding[] =>
  findOrCreates(definition).flatMap(({ where, search, create }) =>
    [
      ...(Object.hasOwn(definition.searches, search) ? [] : [`There is no search ${search}.`]),
      ...(Object.hasOwn(definition.creates, create) ? [] : [`There is no action ${create}.`]),
    ].map((problem) => ({ where, problem })),
  );
