import * as z from 'zod';
import {
  type DeclaredField,
  type DeclaredFindOrCreate,
  type DeclaredStep,
  definition,
} from './app_definition.ts';
import {
  type Contract,
  type FindOrCreate,
  type InputField,
  STEADY,
  type Step,
  type Trigger,
  type VisibleStep,
} from './contract.ts';

const sorted = <T>(table: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));

const mapped = <T, R>(table: Record<string, T>, give: (value: T) => R): Record<string, R> =>
  sorted(Object.fromEntries(Object.entries(table).map(([key, value]) => [key, give(value)])));

// Line items are written as the platform writes them: `parent[]child`. A `copy` is a text to read.
const flat = (list: DeclaredField[], prefix = ''): Record<string, DeclaredField> =>
  Object.assign(
    {},
    ...list
      .filter(({ type }) => type !== 'copy')
      .map(({ key, ...rest }) => ({
        [prefix + key]: { key, ...rest },
        ...flat(rest.children, `${prefix}${key}[]`),
      })),
  );

// `text` is a `string` in a larger box: what Zaps hold in one fits the other.
const typeOf = ({ type, list, dict }: DeclaredField): string =>
  `${dict ? 'dict' : type.replace(/^text$/, 'string')}${list ? ' list' : ''}`;

const outputTypeOf = (declared: DeclaredField): string =>
  `${typeOf(declared)}${declared.steadyState ? STEADY : ''}`;

const choiceValue = z.union([
  z.string(),
  z.object({ value: z.string() }).transform(({ value }) => value),
]);

/** The values of a fixed dropdown in any of the platform's forms; undefined when it is not fixed. */
const choiceValues = (choices: unknown): string[] | undefined => {
  if (Array.isArray(choices)) return z.array(choiceValue).parse(choices).sort();
  if (typeof choices !== 'object' || choices === null || 'perform' in choices) return undefined;
  return Object.keys(choices).sort();
};

const inputFieldOf = (declared: DeclaredField): InputField => {
  const choices = choiceValues(declared.choices);
  const held = { type: typeOf(declared), required: declared.required };
  return choices ? { ...held, choices } : held;
};

const fieldsOf = ({ operation }: DeclaredStep): VisibleStep => ({
  inputFields: mapped(flat(operation.inputFields), inputFieldOf),
  outputFields: mapped(flat(operation.outputFields), outputTypeOf),
});

const stepOf = (declared: DeclaredStep): Step =>
  declared.display.hidden ? { hidden: true } : fieldsOf(declared);

const triggerOf = (declared: DeclaredStep): Trigger => {
  const { type, outputFields } = declared.operation;
  if (declared.display.hidden) return { type, hidden: true };
  const primary = outputFields.filter((field) => field.primary).map(({ key }) => key);
  // Zapier goes by `id` when a trigger names no field.
  const dedupeFields = primary.length > 0 ? primary : ['id'];
  return { type, dedupeFields, ...fieldsOf(declared) };
};

const findOrCreateOf = ({ display, ...keys }: DeclaredFindOrCreate): FindOrCreate =>
  display.hidden ? { ...keys, hidden: true } : keys;

const needOf = ({ required, computed }: DeclaredField) =>
  required && !computed ? ('required' as const) : ('optional' as const);

/** Reads off a built app what users' Zaps depend on. Throws when it is no app definition. */
export const contractOf = (app: unknown): Contract => {
  const { version, authentication, searchOrCreates, searchAndCreates, ...declared } =
    definition.parse(app);
  return {
    version,
    authentication: {
      type: authentication.type,
      fields: mapped(flat(authentication.fields), needOf),
    },
    triggers: mapped(declared.triggers, triggerOf),
    creates: mapped(declared.creates, stepOf),
    searches: mapped(declared.searches, stepOf),
    searchOrCreates: mapped({ ...searchOrCreates, ...searchAndCreates }, findOrCreateOf),
  };
};
