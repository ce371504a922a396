import type { PlainInputField } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { type Form, required as filledIn, optional } from './input.ts';

type FieldDetails = Omit<PlainInputField, 'key' | 'label'> & { label: string };

/**
 * One input, described once: the field that the editor shows, and the schema by which what is
 * filled in is read. The schema is made when it is asked for, because that takes long.
 */
export interface Input<T> {
  field: FieldDetails;
  schema(): z.ZodMiniType<T>;
}

/** An input that may be left blank. */
export interface OptionalInput<T> extends Input<T | undefined> {
  form: Form<T>;
}

/** An input of this form that may be left blank. */
export const input = <T>(form: Form<T>, field: FieldDetails): OptionalInput<T> => ({
  field: { type: 'string', ...field },
  form,
  schema: () => optional(form),
});

/** The same input where it must be filled in. */
export const required = <T>({ field, form }: OptionalInput<T>): Input<T> => ({
  field: { ...field, required: true },
  schema: () => filledIn(form),
});

/** The same input with other words, or another place, for one step. */
export const shownAs = <I extends { field: FieldDetails }>(
  described: I,
  field: Partial<FieldDetails>,
): I => ({ ...described, field: { ...described.field, ...field } });

/** The same input in a step where a blank one keeps what is there. */
export const keptWhenBlank = <I extends { field: FieldDetails }>(described: I): I =>
  shownAs(described, { helpText: `Leave blank to keep it. ${described.field.helpText}` });

export type Inputs = Record<string, Input<unknown>>;

type SchemasOf<I extends Inputs> = { [K in keyof I]: ReturnType<I[K]['schema']> };

/** What a step gets of these inputs. */
export type Values<I extends Inputs> = { [K in keyof I]: z.output<ReturnType<I[K]['schema']>> };

/** The same inputs in a step where blank ones keep what is there. */
export function allKeptWhenBlank<I extends Inputs>(inputs: I): I;
// TypeScript does not follow types through a list of entries: the line above says them, and so below.
export function allKeptWhenBlank(inputs: Inputs): Inputs {
  return Object.fromEntries(
    Object.entries(inputs).map(([key, described]) => [key, keptWhenBlank(described)]),
  );
}

/** The schema of a step with these inputs. */
export function schemaOf<I extends Inputs>(inputs: I): z.ZodMiniObject<SchemasOf<I>>;
export function schemaOf(inputs: Inputs): z.ZodMiniObject {
  return z.object(
    Object.fromEntries(Object.entries(inputs).map(([key, described]) => [key, described.schema()])),
  );
}

/** The fields of a step with these inputs, in this order. */
export const fieldsOf = (inputs: Inputs) =>
  Object.entries(inputs).map(([key, { field }]) => ({ key, ...field }));

/** What users call these inputs, by their names. */
export const labelsOf = (inputs: Inputs): [string, string][] =>
  Object.entries(inputs).map(([key, { field }]) => [key, field.label]);
