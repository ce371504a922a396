import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../../release/apps.ts';

/** A file, or a folder, that has to say something about a part of an app, and what is to be put there. */
export interface Place {
  file: string;
  put: string;
  says(text: string): boolean;
}

/** Reads a file or a folder; undefined when it is not there. */
export type Read = (file: string) => string | undefined;

/** Reads the files of this repository; of a folder, all of its files at once. */
export const fromDisk: Read = (file) => {
  if (!existsSync(file)) return undefined;
  if (!statSync(file).isDirectory()) return readFileSync(file, 'utf8');
  return readdirSync(file)
    .map((name) => fromDisk(join(file, name)))
    .join('\n');
};

/** The places where something was forgotten, each as `file: what to put there`. */
export const forgottenAt = (places: Place[], read: Read = fromDisk): string[] =>
  places
    .filter(({ file, says }) => {
      const text = read(file);
      return text === undefined || !says(text);
    })
    .map(({ file, put }) => `${file}: ${put}`);

/** Where the parts of an app are, beside its own folder. */
export const homesOf = ({ name, folder }: App) => {
  const snake = name.replaceAll('-', '_');
  const isFlagship = folder === '.';
  return {
    own: (file: string) => join(folder, file),
    isFlagship,
    snake,
    sandbox: `sandbox/${snake}`,
    vendorPage: `docs/${snake}_api.md`,
    errorsPage: isFlagship ? 'docs/errors.md' : `docs/errors_${snake}.md`,
    faults: isFlagship ? 'test/faults.test.ts' : `${folder}/test/every_step.ts`,
  };
};
