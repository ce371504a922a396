import * as z from 'zod';
import type { Contract, InputField, Step, Trigger } from './contract.ts';

const field = z.object({
  key: z.string(),
  type: z.string().default('string'),
  required: z.boolean().default(false),
  list: z.boolean().default(false),
  dict: z.boolean().default(false),
  primary: z.boolean().default(false),
  // Zapier fills it in by itself: nobody is asked for it.
  computed: z.boolean().default(false),
  choices: z.unknown().optional(),
  get children() {
    return z.array(field).default([]);
  },
});

type Field = z.output<typeof field>;

const isField = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'key' in value;

// A function makes its fields for one user at a time: a definition cannot say which.
const fields = z
  .array(z.unknown())
  .default([])
  .transform((list) => list.filter(isField))
  .pipe(z.array(field));

const operation = z.object({
  type: z.enum(['polling', 'hook']).default('polling'),
  inputFields: fields,
  outputFields: fields,
});

const steps = z.record(z.string(), z.object({ operation })).default({});

const definition = z.object({
  version: z.string(),
  authentication: z.object({ type: z.string(), fields }).default({ type: 'none', fields: [] }),
  triggers: steps,
  creates: steps,
  searches: steps,
  searchOrCreates: z
    .record(z.string(), z.object({ search: z.string(), create: z.string() }))
    .default({}),
});

type Operation = z.output<typeof operation>;

const sorted = <T>(table: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));

const mapped = <T, R>(table: Record<string, T>, give: (value: T) => R): Record<string, R> =>
  sorted(Object.fromEntries(Object.entries(table).map(([key, value]) => [key, give(value)])));

// Line items are written as the platform writes them: `parent[]child`.
const flat = (list: Field[], prefix = ''): Record<string, Field> =>
  Object.assign(
    {},
    ...list.map(({ key, ...rest }) => ({
      [prefix + key]: { key, ...rest },
      ...flat(rest.children, `${prefix}${key}[]`),
    })),
  );

const typeOf = ({ type, list, dict }: Field): string =>
  `${dict ? 'dict' : type}${list ? ' list' : ''}`;

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

const inputFieldOf = (declared: Field): InputField => {
  const choices = choiceValues(declared.choices);
  const held = { type: typeOf(declared), required: declared.required };
  return choices ? { ...held, choices } : held;
};

const stepOf = ({ inputFields, outputFields }: Operation): Step => ({
  inputFields: mapped(flat(inputFields), inputFieldOf),
  outputFields: mapped(flat(outputFields), typeOf),
});

const triggerOf = (declared: Operation): Trigger => {
  const primary = declared.outputFields.filter((field) => field.primary).map(({ key }) => key);
  // Zapier goes by `id` when a trigger names no field.
  const dedupeFields = primary.length > 0 ? primary : ['id'];
  return { type: declared.type, dedupeFields, ...stepOf(declared) };
};

const needOf = ({ required, computed }: Field) =>
  required && !computed ? ('required' as const) : ('optional' as const);

/** Reads off a built app what users' Zaps depend on. Throws when it is no app definition. */
export const contractOf = (app: unknown): Contract => {
  const { version, authentication, searchOrCreates, ...declared } = definition.parse(app);
  return {
    version,
    authentication: {
      type: authentication.type,
      fields: mapped(flat(authentication.fields), needOf),
    },
    triggers: mapped(declared.triggers, ({ operation }) => triggerOf(operation)),
    creates: mapped(declared.creates, ({ operation }) => stepOf(operation)),
    searches: mapped(declared.searches, ({ operation }) => stepOf(operation)),
    searchOrCreates: mapped(searchOrCreates, ({ search, create }) => ({ search, create })),
  };
};
