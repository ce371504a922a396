import * as z from 'zod';

const inputField = z.strictObject({
  /** Zapier's type; ` list` behind it when it takes several values, `dict` for a table of values. */
  type: z.string(),
  required: z.boolean(),
  /** The values of a fixed dropdown. */
  choices: z.array(z.string()).optional(),
});

const step = z.strictObject({
  inputFields: z.record(z.string(), inputField),
  /** The type of each key that a step gives to the steps after it. */
  outputFields: z.record(z.string(), z.string()),
});

const trigger = z.strictObject({
  type: z.enum(['polling', 'hook']),
  /** In the order of their declaration: it may be part of what Zapier remembers of an event. */
  dedupeFields: z.array(z.string()),
  ...step.shape,
});

/** The form of a contract's file, its keys in the order in which they are written. */
export const contractSchema = z.strictObject({
  version: z.string(),
  authentication: z.strictObject({
    type: z.string(),
    fields: z.record(z.string(), z.enum(['required', 'optional'])),
  }),
  triggers: z.record(z.string(), trigger),
  creates: z.record(z.string(), step),
  searches: z.record(z.string(), step),
  searchOrCreates: z.record(z.string(), z.strictObject({ search: z.string(), create: z.string() })),
});

export type InputField = z.output<typeof inputField>;
export type Step = z.output<typeof step>;
export type Trigger = z.output<typeof trigger>;

/** What users' Zaps depend on in one version of an app: keys, types and rules, no text to read. */
export type Contract = z.output<typeof contractSchema>;
