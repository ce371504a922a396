import type { AppDefinition, Field } from '../sandbox/zapier/app_definition.ts';

/** Something wrong in an app's definition: the place, and a sentence about it. */
export interface Finding {
  where: string;
  problem: string;
}

type StepKind = 'triggers' | 'creates' | 'searches';

/** A trigger, an action or a search, with its place, such as `creates.upsert_customer`. */
export type Step = AppDefinition[StepKind][string] & { kind: StepKind; key: string; where: string };

const KINDS: readonly StepKind[] = ['triggers', 'creates', 'searches'];

/** Every step of an app, hidden ones too. */
export const steps = (definition: AppDefinition, kinds: readonly StepKind[] = KINDS): Step[] =>
  kinds.flatMap((kind) =>
    Object.entries(definition[kind]).map(([key, step]) => {
      const where = `${kind}.${key}`;
      return { ...step, kind, key, where };
    }),
  );

/** Whether users see the step. */
export const isVisible = ({ display }: Pick<Step, 'display'>): boolean => display.hidden !== true;

/** Whether Zapier polls the trigger; it does so unless the trigger is a hook. */
export const isPolling = ({ operation, kind }: Step): boolean =>
  kind === 'triggers' && operation.type !== 'hook';

/** A field with its place, and with the path of its value, such as `aml__flags` or `items[]name`. */
export interface PlacedField {
  where: string;
  path: string;
  field: Field;
}

const pathBelow = (parent: string, { key }: Field): string =>
  parent === '' || key.startsWith(parent) ? key : `${parent}[]${key}`;

const placed = (fields: (Field | string)[], where: string, parent = ''): PlacedField[] =>
  fields.flatMap((field) => {
    if (typeof field === 'string') return [];
    const path = pathBelow(parent, field);
    const place = `${where}.${field.key}`;
    return [{ where: place, path, field }, ...placed(field.children ?? [], place, path)];
  });

/** A step's input fields, without those that a function makes. */
export const inputFields = ({ operation, where }: Step): PlacedField[] =>
  placed(operation.inputFields, `${where}.inputFields`);

/** A step's output fields, without those that a function makes. */
export const outputFields = ({ operation, where }: Step): PlacedField[] =>
  placed(operation.outputFields, `${where}.outputFields`);

/** What the user fills in to connect. */
export const connectionFields = ({ authentication }: AppDefinition): PlacedField[] =>
  placed(authentication?.fields ?? [], 'authentication.fields');

/** Every field that a user fills in: of the connection and of the steps. */
export const filledFields = (definition: AppDefinition): PlacedField[] => [
  ...connectionFields(definition),
  ...steps(definition).flatMap(inputFields),
];

/** A search and the action that runs when it finds nothing, with its place. */
export type FindOrCreate = AppDefinition['searchOrCreates'][string] & { where: string };

/** Every find-or-create, under both names that the platform has for the map. */
export const findOrCreates = (definition: AppDefinition): FindOrCreate[] =>
  (['searchOrCreates', 'searchAndCreates'] as const).flatMap((map) =>
    Object.entries(definition[map]).map(([key, pair]) => ({ ...pair, where: `${map}.${key}` })),
  );

/** A text somewhere in a definition. */
export interface PlacedText {
  where: string;
  text: string;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const nameOf = (item: unknown, fallback: string): string =>
  isObject(item) && 'key' in item && typeof item.key === 'string' ? item.key : fallback;

// What these hold is named as if it stood in the step itself.
const WRAPPERS = ['operation', 'display'];

const placeBelow = (where: string, name: string): string =>
  WRAPPERS.includes(name) ? where : [where, name].filter((part) => part !== '').join('.');

/** Every text in a value, at any depth. */
export const texts = (value: unknown, where = ''): PlacedText[] => {
  if (typeof value === 'string') return [{ where, text: value }];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = Array.isArray(value) ? nameOf(inner, key) : key;
    return texts(inner, placeBelow(where, name));
  });
};
