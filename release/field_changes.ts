import { type Change, change, type Kind } from './change_kinds.ts';
import { compared } from './compared_tables.ts';
import { type ConnectionField, type InputField, STEADY } from './contract.ts';

type Table<T> = Record<string, T>;

/** What a user fills in, in a step or to connect. */
type Filled = Pick<InputField, 'type' | 'required' | 'choices'>;

/** The kinds that the changes of a filled field are of. */
interface FilledKinds {
  type: Kind;
  needed: Kind;
  optional: Kind;
  choicesGone: Kind;
  chosenOnly: Kind;
  choicesAdded: Kind;
  anyValue: Kind;
}

const typeChanges = (kind: Kind, place: string, was: string, now: string): Change[] =>
  was === now ? [] : [change(kind, `${place} changed its type from ${was} to ${now}`)];

const needChanges = (kinds: FilledKinds, place: string, was: Filled, now: Filled): Change[] => {
  if (was.required === now.required) return [];
  return now.required
    ? [change(kinds.needed, `${place} became required`)]
    : [change(kinds.optional, `${place} is no longer required`)];
};

const missing = (from: string[], others: string[]): string =>
  others.filter((value) => !from.includes(value)).join(', ');

const listChanges = (kinds: FilledKinds, place: string, was: string[], now: string[]): Change[] => {
  const gone = missing(now, was);
  const added = missing(was, now);
  return [
    ...(gone ? [change(kinds.choicesGone, `${place} no longer takes ${gone}`)] : []),
    ...(added ? [change(kinds.choicesAdded, `${place} also takes ${added}`)] : []),
  ];
};

const choicesChanges = (kinds: FilledKinds, place: string, was: Filled, now: Filled): Change[] => {
  if (was.choices && now.choices) return listChanges(kinds, place, was.choices, now.choices);
  if (was.choices)
    return [change(kinds.anyValue, `${place} takes any value, no longer chosen ones alone`)];
  if (!now.choices) return [];
  return [change(kinds.chosenOnly, `${place} takes nothing but ${now.choices.join(', ')}`)];
};

const filledChanges = (kinds: FilledKinds, place: string, was: Filled, now: Filled): Change[] => [
  ...typeChanges(kinds.type, place, was.type, now.type),
  ...needChanges(kinds, place, was, now),
  ...choicesChanges(kinds, place, was, now),
];

const INPUT: FilledKinds = {
  type: 'inputType',
  needed: 'inputRequired',
  optional: 'inputOptional',
  choicesGone: 'inputChoicesGone',
  chosenOnly: 'inputChosenOnly',
  choicesAdded: 'inputChoicesAdded',
  anyValue: 'inputAnyValue',
};

// In `parent[]child`, whoever leaves a new parent blank leaves its children blank as well.
const isBelowNewField = (key: string, before: Table<InputField>): boolean => {
  const parentEnd = key.lastIndexOf('[]');
  return parentEnd >= 0 && !Object.hasOwn(before, key.slice(0, parentEnd));
};

const schemaChanges = (place: string, was: InputField, now: InputField): Change[] =>
  JSON.stringify(was.schema) === JSON.stringify(now.schema)
    ? []
    : [change('inputType', `${place} has another JSON schema`)];

/** What became of the input fields of a step. */
export const inputFieldChanges = (
  step: string,
  before: Table<InputField>,
  after: Table<InputField>,
): Change[] => {
  const place = (key: string) => `${step}: the input field ${key}`;
  return compared(before, after, {
    removed: (key) => [change('inputRemoved', `${place(key)} was removed or renamed`)],
    added: (key, now) => [
      now.required && !isBelowNewField(key, before)
        ? change('inputAddedRequired', `${place(key)} is new and required`)
        : change('inputAdded', `${place(key)} was added`),
    ],
    kept: (key, was, now) => [
      ...filledChanges(INPUT, place(key), was, now),
      ...schemaChanges(place(key), was, now),
    ],
  });
};

const CONNECTION: FilledKinds = {
  type: 'connectionFieldType',
  needed: 'connectionFieldNeeded',
  optional: 'connectionFieldOptional',
  choicesGone: 'connectionChoices',
  chosenOnly: 'connectionChoices',
  choicesAdded: 'connectionChoicesAdded',
  anyValue: 'connectionChoicesAdded',
};

const secrecyChanges = (place: string, was: ConnectionField, now: ConnectionField): Change[] => {
  if (was.secret === now.secret) return [];
  return now.secret
    ? [change('connectionSecret', `${place} became a secret`)]
    : [change('connectionShown', `${place} is no longer a secret`)];
};

/** What became of the fields that a user fills in to connect. */
export const connectionFieldChanges = (
  before: Table<ConnectionField>,
  after: Table<ConnectionField>,
): Change[] => {
  const place = (key: string) => `authentication: the field ${key}`;
  return compared(before, after, {
    removed: (key) => [change('connectionFieldRemoved', `${place(key)} was removed or renamed`)],
    added: (key, now) => [
      now.required
        ? change('connectionFieldRequired', `${place(key)} is new and required`)
        : change('connectionFieldAdded', `${place(key)} was added`),
    ],
    kept: (key, was, now) => [
      ...filledChanges(CONNECTION, place(key), was, now),
      ...secrecyChanges(place(key), was, now),
    ],
  });
};

const isSteady = (type: string): boolean => type.endsWith(STEADY);

const heldBack = (place: string): Change =>
  change('outputSteady', `${place} has to be the same in two polls`);

const steadyChanges = (place: string, was: string, now: string): Change[] => {
  if (isSteady(was) === isSteady(now)) return [];
  if (isSteady(now)) return [heldBack(place)];
  return [change('outputSteady', `${place} need not be the same in two polls any more`)];
};

const bare = (type: string): string => type.replace(STEADY, '');

/** What became of the output fields of a step. */
export const outputFieldChanges = (
  step: string,
  before: Table<string>,
  after: Table<string>,
): Change[] => {
  const place = (key: string) => `${step}: the output field ${key}`;
  return compared(before, after, {
    removed: (key) => [change('outputRemoved', `${place(key)} was removed or renamed`)],
    added: (key, now) => [
      isSteady(now) ? heldBack(place(key)) : change('outputAdded', `${place(key)} was added`),
    ],
    kept: (key, was, now) => [
      ...typeChanges('outputType', place(key), bare(was), bare(now)),
      ...steadyChanges(place(key), was, now),
    ],
  });
};
