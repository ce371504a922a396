import * as z from 'zod';
import {
  type AppDefinition,
  type DeclaredFindOrCreate,
  type DeclaredStep,
  dedupeFields,
  type Field,
} from '../sandbox/zapier/app_definition.ts';
import {
  type ConnectionField,
  type Contract,
  type FindOrCreate,
  type InputField,
  STEADY,
  type Step,
  type Trigger,
  triggerType,
  type VisibleStep,
} from './contract.ts';

const sorted = <T>(table: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));

const mapped = <T, R>(table: Record<string, T>, give: (value: T) => R): Record<string, R> =>
  sorted(Object.fromEntries(Object.entries(table).map(([key, value]) => [key, give(value)])));

/** The key that stands for all fields which a function makes: a definition cannot say which. */
const MADE_BY_FUNCTION = '(made by a function)';

// Line items are written as the platform writes them: `parent[]child`. A `copy` is a text to read.
const flat = (list: (Field | string)[], prefix = ''): Record<string, Field> =>
  Object.assign(
    {},
    ...list
      .map((field) => (typeof field === 'string' ? { key: MADE_BY_FUNCTION, type: 'any' } : field))
      .filter(({ type }) => type !== 'copy')
      .map(({ key, ...rest }) => ({
        [prefix + key]: { key, ...rest },
        ...flat(rest.children ?? [], `${prefix}${key}[]`),
      })),
  );

// As declared: Zapier's own guard may count `text` for another type than `string`.
const typeOf = ({ type = 'string', list, dict }: Field): string =>
  `${dict ? 'dict' : type}${list ? ' list' : ''}`;

const outputTypeOf = (declared: Field): string =>
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

const choicesOf = ({ choices }: Field): { choices?: string[] } => {
  const values = choiceValues(choices);
  return values ? { choices: values } : {};
};

const inputFieldOf = (declared: Field): InputField => ({
  type: typeOf(declared),
  required: declared.required ?? false,
  ...choicesOf(declared),
  ...(declared.schema === undefined ? {} : { schema: declared.schema }),
});

// Unlike an input field, a connection's is required unless it says otherwise. Nobody is asked for
// what Zapier computes.
const connectionFieldOf = (declared: Field): ConnectionField => ({
  type: typeOf(declared),
  required: (declared.required ?? true) && !declared.computed,
  ...choicesOf(declared),
  secret: !declared.isNoSecret,
});

const fieldsOf = ({ operation }: DeclaredStep): VisibleStep => ({
  inputFields: mapped(flat(operation.inputFields), inputFieldOf),
  outputFields: mapped(flat(operation.outputFields), outputTypeOf),
});

const stepOf = (declared: DeclaredStep): Step =>
  declared.display.hidden ? { hidden: true } : fieldsOf(declared);

const triggerOf = (declared: DeclaredStep): Trigger => {
  const type = triggerType.parse(declared.operation.type ?? 'polling');
  if (declared.display.hidden) return { type, hidden: true };
  return { type, dedupeFields: dedupeFields(declared), ...fieldsOf(declared) };
};

const findOrCreateOf = (declared: DeclaredFindOrCreate): FindOrCreate => {
  const { display, search, create, update } = declared;
  const steps = update === undefined ? { search, create } : { search, create, update };
  return display.hidden ? { ...steps, hidden: true } : steps;
};

/** Reads off the definition of an app what users' Zaps depend on. */
export const contractOf = (definition: AppDefinition): Contract => {
  const { version, authentication, searchOrCreates, searchAndCreates } = definition;
  return {
    version: z.string().parse(version),
    authentication: {
      type: authentication?.type ?? 'none',
      fields: mapped(flat(authentication?.fields ?? []), connectionFieldOf),
    },
    triggers: mapped(definition.triggers, triggerOf),
    creates: mapped(definition.creates, stepOf),
    searches: mapped(definition.searches, stepOf),
    searchOrCreates: mapped({ ...searchOrCreates, ...searchAndCreates }, findOrCreateOf),
  };
};
