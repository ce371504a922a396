import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { type Lock, lockSchema } from './locks.ts';
import { platformHandler } from './platform.ts';

// Optional here is what zapier-platform-schema has as optional, and any further key passes: an app
// that the platform takes can always be read.

/** Stands for what a function makes: the platform prints `$func$2$f$` or the like. */
const FUNCTION = '$func$';

/** Whether a printed value is made by a function, so that only a run can say what it is. */
export const isFunction = (value: unknown): boolean =>
  typeof value === 'string' && value.startsWith(FUNCTION);

// A function can also be printed as `{ source }`, `{ require }`, or as the request that it makes.
const textOrFunction = z.union([z.string(), z.looseObject({}).transform(() => FUNCTION)]);

const field = z.looseObject({
  key: z.string(),
  label: z.string().optional(),
  type: z.string().optional(),
  required: z.boolean().optional(),
  list: z.boolean().optional(),
  dict: z.boolean().optional(),
  dynamic: z.string().optional(),
  search: z.string().optional(),
  choices: z.unknown().optional(),
  helpText: z.string().optional(),
  placeholder: z.string().optional(),
  default: z.string().optional(),
  group: z.string().optional(),
  dependsOn: z.array(z.string()).optional(),
  altersDynamicFields: z.boolean().optional(),
  inputFormat: z.string().optional(),
  // Zapier fills it in by itself: nobody is asked for it.
  computed: z.boolean().optional(),
  isNoSecret: z.boolean().optional(),
  primary: z.boolean().optional(),
  // Zapier waits until the value is the same in two polls.
  steadyState: z.boolean().optional(),
  get children() {
    return z.array(field).optional();
  },
});

const fields = z.array(z.union([field, textOrFunction])).default([]);

const display = z
  .looseObject({
    label: z.string().optional(),
    description: z.string().optional(),
    hidden: z.boolean().optional(),
  })
  .default({});

const group = z.looseObject({
  key: z.string(),
  label: z.string().optional(),
  // Without it, the editor shows the group folded.
  emphasize: z.boolean().optional(),
});

const operation = z.looseObject({
  type: z.string().optional(),
  inputFieldGroups: z.array(group).default([]),
  performList: z.unknown().optional(),
  performSubscribe: z.unknown().optional(),
  performUnsubscribe: z.unknown().optional(),
  canPaginate: z.boolean().optional(),
  inputFields: fields,
  outputFields: fields,
  sample: z.unknown().optional(),
  lock: lockSchema.optional(),
  cleanInputData: z.boolean().optional(),
});

const step = z.looseObject({ noun: z.string().optional(), display, operation });

const steps = z.record(z.string(), step).default({});

const findOrCreates = z
  .record(
    z.string(),
    z.looseObject({
      display,
      search: z.string(),
      create: z.string(),
      update: z.string().optional(),
    }),
  )
  .default({});

const appDefinition = z.looseObject({
  version: z.string().optional(),
  flags: z.looseObject({ cleanInputData: z.boolean().optional() }).default({}),
  authentication: z
    .looseObject({
      type: z.string(),
      fields: z.array(field).default([]),
      connectionLabel: textOrFunction.optional(),
    })
    .optional(),
  triggers: steps,
  creates: steps,
  searches: steps,
  searchOrCreates: findOrCreates,
  // The platform's other name for the same map.
  searchAndCreates: findOrCreates,
});

/** What Zapier gets to know of an app: everything but the bodies of its functions. */
export type AppDefinition = z.output<typeof appDefinition>;

/** One field: of the connection, an input field or an output field. */
export type Field = z.output<typeof field>;

/** One trigger, action or search. */
export type DeclaredStep = z.output<typeof step>;

/** A search, and the action that runs when it finds nothing. */
export type DeclaredFindOrCreate = z.output<typeof findOrCreates>[string];

const madeFields = z.array(field);

/** Reads the fields that the platform made of a step, functions among them run. */
export const readFields = (made: unknown): Field[] => madeFields.parse(made);

/** Reads what the platform prints of an app. Throws when it is no app. */
export const readDefinition = (print: unknown): AppDefinition => appDefinition.parse(print);

/** Asks the platform for the definition of an app: the one that a push would send. */
export const definitionOf = async (app: object): Promise<AppDefinition> => {
  const { results } = await platformHandler(app)({
    command: 'definition',
    bundle: {},
    customLogger: () => {},
    rpc_base: '',
    storeKey: '',
    calledFromCli: true,
  });
  return readDefinition(results);
};

const appModule = z.object({ default: z.looseObject({}) });

/** Loads a built app, such as `dist/index.js`. Another `query` loads another copy of it. */
export const appAt = async (appPath: string, query = ''): Promise<object> => {
  const { href } = pathToFileURL(resolve(appPath));
  return appModule.parse(await import(`${href}${query}`)).default;
};

const definitions = new Map<string, Promise<AppDefinition>>();

/** The definition of a built app. The platform is asked once a path, for it takes its time. */
export const definitionAt = (
  appPath: string,
  load = () => appAt(appPath),
): Promise<AppDefinition> => {
  const path = resolve(appPath);
  const definition = definitions.get(path) ?? load().then(definitionOf);
  definitions.set(path, definition);
  return definition;
};

/** The output fields that together tell one event of a trigger from another; `id` unless declared. */
export const dedupeFields = ({ operation }: DeclaredStep): string[] => {
  const keys = operation.outputFields.flatMap((field) =>
    typeof field === 'object' && field.primary ? field.key : [],
  );
  return keys.length > 0 ? keys : ['id'];
};

/** The lock that an action declares; undefined when its runs need not wait for each other. */
export const lockOf = (definition: AppDefinition, action: string): Lock | undefined =>
  definition.creates[action]?.operation.lock;

/** A label such as `{{organisation}}`, filled in from the answer of the connection test. */
export const filledLabel = (template: string, values: Record<string, unknown>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key] ?? ''));
