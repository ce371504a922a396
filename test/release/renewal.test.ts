import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const COMMAND = resolve('release/keep_contracts.ts');
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'workspace-'));
  mkdirSync(join(root, 'dist'));
  mkdirSync(join(root, 'release/contract'), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

/** Builds an app whose only step asks for this field. */
const build = (version: string, inputField: string) => {
  const packageFile = { name: 'people-zapier', version, type: 'module' };
  const creates = { add_person: { operation: { inputFields: [{ key: inputField }] } } };
  writeFileSync(join(root, 'package.json'), JSON.stringify(packageFile));
  const app = JSON.stringify({ version, creates });
  writeFileSync(join(root, 'dist/index.js'), `export default ${app};\n`);
};

const keep = (...words: string[]) => {
  const options = { cwd: root, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...words], options);
  return { status, stdout, stderr };
};

const kept = () => readFileSync(join(root, 'release/contract/people.json'), 'utf8');

const written = { status: 0, stdout: 'Written: release/contract/people.json\n', stderr: '' };

const refused = (version: string, orElse = '') => ({
  status: 1,
  stdout: '',
  stderr: `release/contract/people.json holds another contract of ${version}, the version in package.json: undo the change or raise the version with \`npm version\`${orElse} (docs/release.md).\n`,
});

test('the first contract is written, and the same one again', () => {
  build('1.0.0', 'email');
  expect(keep()).toEqual(written);
  expect(keep('people')).toEqual(written);
  expect(kept()).toContain('"email"');
});

test('another contract under the same version is refused, and the kept one stays', () => {
  build('1.0.0', 'email');
  keep();
  build('1.0.0', 'mail');
  const orElse = ', or add --before-first-release if 1.0.0 is not out yet';
  expect(keep()).toEqual(refused('1.0.0', orElse));
  expect(kept()).not.toContain('"mail"');
});

test('before the first release it is written all the same', () => {
  build('1.0.0', 'email');
  keep();
  build('1.0.0', 'mail');
  expect(keep('people', '--before-first-release')).toEqual(written);
  expect(kept()).toContain('"mail"');
});

test('nothing is before the first release once the version is higher', () => {
  build('1.0.1', 'email');
  keep();
  build('1.0.1', 'mail');
  expect(keep('--before-first-release')).toEqual(refused('1.0.1'));
});

test('after a release the contract of its version is written', () => {
  build('1.0.0', 'email');
  keep();
  build('2.0.0', 'mail');
  expect(keep()).toEqual(written);
  expect(kept()).toContain('"version": "2.0.0"');
});
