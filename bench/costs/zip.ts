import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runPlatformCli } from '../../checks/platform_cli.ts';

/** The zip that Zapier gets: its size in bytes, and the files in it. */
export interface Zip {
  bytes: number;
  files: number;
}

const END_OF_ZIP = Buffer.from('PK\x05\x06');
const FILE_COUNT_AT = 10; // bytes into the record that ends a zip

const zipOf = (content: Buffer): Zip => {
  const end = content.lastIndexOf(END_OF_ZIP);
  return { bytes: content.length, files: content.readUInt16LE(end + FILE_COUNT_AT) };
};

/** Lets the CLI build the app in a folder, and weighs the zip. */
export const weighZip = async (folder: string): Promise<Zip> => {
  await runPlatformCli(folder, ['build', '--skip-dep-install', '--skip-validation']);
  return zipOf(await readFile(join(folder, 'build/build.zip')));
};
