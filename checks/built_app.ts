import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { type AppDefinition, definitionAt } from '../sandbox/zapier/app_definition.ts';

const packageFile = z.looseObject({
  main: z.string().optional(),
  exports: z.string().optional().catch(undefined),
});

const entryNames = (folder: string): string[] => {
  const file = join(folder, 'package.json');
  const { main, exports } = existsSync(file)
    ? packageFile.parse(JSON.parse(readFileSync(file, 'utf8')))
    : {};
  return [exports, main, 'dist/index.js', 'index.js'].filter((name) => name !== undefined);
};

/** There is no built app where a user named one: the message says so. */
export class NoBuiltApp extends Error {}

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The file of a built app, where a user named it or its folder. Throws `NoBuiltApp` without one. */
export const entryAt = (named: string): string => {
  // Where npm was called, for npm runs its scripts in the folder of the package.
  const path = resolve(process.env.INIT_CWD ?? '.', named);
  if (!existsSync(path)) {
    throw new NoBuiltApp(
      `There is no ${named}. Name a built app, such as dist/index.js, or its folder.`,
    );
  }
  if (isFile(path)) return path;
  const entry = entryNames(path).find((name) => isFile(join(path, name)));
  if (entry) return join(path, entry);
  throw new NoBuiltApp(`There is no built app in ${named}. Build it first, or name its file.`);
};

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** The definition of any built app. Throws a sentence when there is none. */
export const builtAppAt = async (named: string): Promise<AppDefinition> => {
  const entry = entryAt(named);
  const definition = await definitionAt(entry).catch((error: unknown) => {
    throw new Error(`${named} cannot be read as a Zapier app: ${firstLine(error)}`);
  });
  if (definition.platformVersion !== undefined) return definition;
  throw new Error(`${named} is no Zapier app: what it exports has no platformVersion.`);
};
