import * as z from 'zod';

const field = z.object({
  key: z.string(),
  type: z.string().default('string'),
  required: z.boolean().default(false),
  list: z.boolean().default(false),
  dict: z.boolean().default(false),
  primary: z.boolean().default(false),
  // Zapier waits until the value is the same in two polls.
  steadyState: z.boolean().default(false),
  // Zapier fills it in by itself: nobody is asked for it.
  computed: z.boolean().default(false),
  choices: z.unknown().optional(),
  get children() {
    return z.array(field).default([]);
  },
});

// Unlike the fields of a step, a connection's are required unless they say otherwise.
const connectionField = field.extend({
  required: z.boolean().default(true),
  get children() {
    return z.array(connectionField).default([]);
  },
});

/** The key that stands for all fields which a function makes: a definition cannot say which. */
const MADE_BY_FUNCTION = '(made by a function)';

const isField = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'key' in value;

const fields = z
  .array(z.unknown())
  .default([])
  .transform((list) =>
    list.map((value) => (isField(value) ? value : { key: MADE_BY_FUNCTION, type: 'any' })),
  )
  .pipe(z.array(field));

const display = z.object({ hidden: z.boolean().default(false) }).default({ hidden: false });

const operation = z.object({
  type: z.enum(['polling', 'hook']).default('polling'),
  inputFields: fields,
  outputFields: fields,
});

const step = z.object({ display, operation });

const steps = z.record(z.string(), step).default({});

const findOrCreate = z.object({
  display,
  search: z.string(),
  create: z.string(),
  update: z.string().optional(),
});

const findOrCreates = z.record(z.string(), findOrCreate).default({});

/** Reads of an app's definition what users' Zaps can depend on. */
export const definition = z.object({
  version: z.string(),
  authentication: z
    .object({ type: z.string(), fields: z.array(connectionField).default([]) })
    .default({ type: 'none', fields: [] }),
  triggers: steps,
  creates: steps,
  searches: steps,
  searchOrCreates: findOrCreates,
  // The platform's other name for the same map.
  searchAndCreates: findOrCreates,
});

export type DeclaredField = z.output<typeof field>;
export type DeclaredStep = z.output<typeof step>;
export type DeclaredFindOrCreate = z.output<typeof findOrCreate>;
