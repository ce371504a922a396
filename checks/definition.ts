import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { platformHandler } from '../sandbox/zapier/platform.ts';

// A function is a text such as `$func$2$f$`, or the file or source that makes one.
const madeByFunction = z
  .union([z.looseObject({ require: z.string() }), z.looseObject({ source: z.string() })])
  .transform(() => '$func$');

const textOrFunction = z.union([z.string(), madeByFunction]);

const field = z.looseObject({
  key: z.string(),
  label: z.string().optional(),
  type: z.string().optional(),
  helpText: z.string().optional(),
  required: z.boolean().optional(),
  list: z.boolean().optional(),
  dict: z.boolean().optional(),
  dynamic: z.string().optional(),
  search: z.string().optional(),
  choices: z.unknown().optional(),
  primary: z.boolean().optional(),
  computed: z.boolean().optional(),
  inputFormat: z.string().optional(),
  get children() {
    return z.array(field).optional();
  },
});

const fields = z.array(z.union([field, textOrFunction])).default([]);

const display = z.looseObject({
  label: z.string().optional(),
  description: z.string().optional(),
  hidden: z.boolean().optional(),
});

const operation = z.looseObject({
  type: z.string().optional(),
  inputFields: fields,
  outputFields: fields,
  sample: z.unknown().optional(),
  cleanInputData: z.boolean().optional(),
});

const step = z.looseObject({ noun: z.string().optional(), display, operation });

const steps = z.record(z.string(), step).default({});

const findOrCreates = z
  .record(z.string(), z.looseObject({ display, search: z.string(), create: z.string() }))
  .default({});

const definition = z.looseObject({
  flags: z.looseObject({ cleanInputData: z.boolean().optional() }).default({}),
  authentication: z
    .looseObject({ fields: z.array(field).default([]), connectionLabel: textOrFunction.optional() })
    .optional(),
  triggers: steps,
  creates: steps,
  searches: steps,
  searchOrCreates: findOrCreates,
  searchAndCreates: findOrCreates,
});

/** One field: of the connection, an input field or an output field. */
export type Field = z.output<typeof field>;

/** What Zapier gets to know of an app: everything but the bodies of its functions. */
export type Definition = z.output<typeof definition>;

/** Reads what the platform made of an app. Throws when it is no app. */
export const definitionOf = (serialized: unknown): Definition => definition.parse(serialized);

const appModule = z.object({ default: z.looseObject({}) });

/** Loads a built app and asks the platform for the definition that a push would send. */
export const definitionAt = async (appPath: string): Promise<Definition> => {
  const { default: app } = appModule.parse(await import(pathToFileURL(resolve(appPath)).href));
  const { results } = await platformHandler(app)({
    command: 'definition',
    bundle: {},
    customLogger: () => {},
    rpc_base: '',
    storeKey: '',
    calledFromCli: true,
  });
  return definitionOf(results);
};
