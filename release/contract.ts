import * as z from 'zod';

/**
 * Stands behind the type of an output field with `steadyState`: Zapier holds an event back until
 * the field is the same in two polls.
 */
export const STEADY = ' held until steady';

const inputField = z.strictObject({
  /** Zapier's type; ` list` behind it when it takes several values, `dict` for a table of values. */
  type: z.string(),
  required: z.boolean(),
  /** The values of a fixed dropdown. */
  choices: z.array(z.string()).optional(),
  /** What a field of type `json` takes. */
  schema: z.unknown().optional(),
});

const connectionField = z.strictObject({
  type: z.string(),
  required: z.boolean(),
  choices: z.array(z.string()).optional(),
  /** Whether Zapier keeps the value out of its logs. */
  secret: z.boolean(),
});

/** Nobody can choose it, so that no Zap maps its fields. */
const hidden = { hidden: z.literal(true) };

const visibleStep = z.strictObject({
  inputFields: z.record(z.string(), inputField),
  /** The type of each key that a step gives to the steps after it. */
  outputFields: z.record(z.string(), z.string()),
});

const step = z.union([visibleStep, z.strictObject(hidden)]);

/** How a trigger hears of events. */
export const triggerType = z.enum(['polling', 'hook', 'hook_to_poll']);

const visibleTrigger = z.strictObject({
  type: triggerType,
  /** In the order of their declaration: it may be part of what Zapier remembers of an event. */
  dedupeFields: z.array(z.string()),
  ...visibleStep.shape,
});

const trigger = z.union([visibleTrigger, z.strictObject({ type: triggerType, ...hidden })]);

const findOrCreate = z.strictObject({
  search: z.string(),
  create: z.string(),
  /** What changes a record that was found. */
  update: z.string().optional(),
  hidden: hidden.hidden.optional(),
});

/** The form of a contract's file, its keys in the order in which they are written. */
export const contractSchema = z.strictObject({
  version: z.string(),
  authentication: z.strictObject({
    type: z.string(),
    fields: z.record(z.string(), connectionField),
  }),
  triggers: z.record(z.string(), trigger),
  creates: z.record(z.string(), step),
  searches: z.record(z.string(), step),
  searchOrCreates: z.record(z.string(), findOrCreate),
});

export type ConnectionField = z.output<typeof connectionField>;
export type InputField = z.output<typeof inputField>;
export type VisibleStep = z.output<typeof visibleStep>;
export type Step = z.output<typeof step>;
export type VisibleTrigger = z.output<typeof visibleTrigger>;
export type Trigger = z.output<typeof trigger>;
export type FindOrCreate = z.output<typeof findOrCreate>;

/** What users' Zaps depend on in one version of an app: keys, types and rules, no text to read. */
export type Contract = z.output<typeof contractSchema>;
