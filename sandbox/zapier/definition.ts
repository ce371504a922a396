import * as z from 'zod';
import { type Lock, lockSchema } from './locks.ts';

const field = z.looseObject({ key: z.string(), primary: z.boolean().optional() });

const operation = z.looseObject({ outputFields: z.array(field).default([]) });

const step = z.looseObject({ operation });

const create = z.looseObject({ operation: z.looseObject({ lock: lockSchema.optional() }) });

/** The part of an app's definition that Zapier's service itself acts on. */
const definition = z.looseObject({
  authentication: z.looseObject({ type: z.string(), connectionLabel: z.string() }),
  triggers: z.record(z.string(), step).default({}),
  creates: z.record(z.string(), create).default({}),
  searchOrCreates: z
    .record(z.string(), z.looseObject({ search: z.string(), create: z.string() }))
    .default({}),
});

export type Definition = z.output<typeof definition>;

/** Reads an app's definition. Throws when it lacks a part that the stand-in needs. */
export const definitionOf = (app: unknown): Definition => definition.parse(app);

/** The output fields that together tell one event of a trigger from another; `id` unless declared. */
export const dedupeFields = (app: Definition, trigger: string): string[] => {
  const declared = app.triggers[trigger];
  if (!declared) throw new Error(`The app has no trigger ${trigger}.`);
  const keys = declared.operation.outputFields.flatMap((field) => (field.primary ? field.key : []));
  return keys.length > 0 ? keys : ['id'];
};

/** Whether Zapier asks a trigger that fills a dropdown for more than its first page. */
export const hasPages = (app: Definition, trigger: string): boolean =>
  app.triggers[trigger]?.operation.canPaginate === true;

/** The lock that an action declares; undefined when its runs need not wait for each other. */
export const lockOf = (app: Definition, action: string): Lock | undefined =>
  app.creates[action]?.operation.lock;

/** A label such as `{{organisation}}`, filled in from the answer of the connection test. */
export const filledLabel = (template: string, values: Record<string, unknown>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key] ?? ''));
