import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The zip that Zapier gets: its size in bytes, and the files in it. */
export interface Zip {
  bytes: number;
  files: number;
}

const CLI = resolve('node_modules/zapier-platform-cli/src/bin/run');
const END_OF_ZIP = Buffer.from('PK\x05\x06');
const FILE_COUNT_AT = 10; // bytes into the record that ends a zip

const zipOf = (content: Buffer): Zip => {
  const end = content.lastIndexOf(END_OF_ZIP);
  return { bytes: content.length, files: content.readUInt16LE(end + FILE_COUNT_AT) };
};

/** Lets the CLI build the app in a folder, and weighs the zip. */
export const weighZip = async (folder: string): Promise<Zip> => {
  const args = [CLI, 'build', '--skip-dep-install', '--skip-validation'];
  const env = { ...process.env, DISABLE_ZAPIER_ANALYTICS: '1' };
  await promisify(execFile)(process.execPath, args, { cwd: folder, env });
  return zipOf(await readFile(join(folder, 'build/build.zip')));
};
