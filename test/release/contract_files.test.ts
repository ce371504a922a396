import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { printedContract, renewedText } from '../../release/contract_files.ts';
import { sample, withInput } from './sample_contract.ts';

const FILE = 'release/contract/people.json';
const larger = withInput('phone', { type: 'string', required: false });

const refused = (version: string, orElse = '') =>
  `${FILE} holds another contract of ${version}, the version in package.json: undo the change or raise the version with \`npm version\`${orElse} (docs/release.md).`;

describe('what is kept', () => {
  test('the first contract is written, and the same one again', () => {
    expect(renewedText(FILE, '', sample, false)).toBe(printedContract(sample));
    expect(renewedText(FILE, printedContract(sample), sample, false)).toBe(printedContract(sample));
  });

  test('another contract under the same version is refused', () => {
    const orElse = ', or add --before-first-release if 1.0.0 is not out yet';
    expect(() => renewedText(FILE, printedContract(sample), larger, false)).toThrow(
      refused('1.0.0', orElse),
    );
  });

  test('before the first release it is written all the same', () => {
    expect(renewedText(FILE, printedContract(sample), larger, true)).toBe(printedContract(larger));
  });

  test('nothing is before the first release once the version is higher', () => {
    const kept = printedContract({ ...sample, version: '1.0.1' });
    expect(() => renewedText(FILE, kept, { ...larger, version: '1.0.1' }, true)).toThrow(
      refused('1.0.1'),
    );
  });

  test('after a release the contract of its version is written', () => {
    const next = { ...larger, version: '2.0.0' };
    expect(renewedText(FILE, printedContract(sample), next, false)).toBe(printedContract(next));
  });

  test('a kept contract in an older form is replaced by the same rule', () => {
    const old = JSON.stringify({ version: '1.0.0', authentication: { fields: { a: 'required' } } });
    expect(renewedText(FILE, old, sample, true)).toBe(printedContract(sample));
    expect(() => renewedText(FILE, old, sample, false)).toThrow('holds another contract of 1.0.0');
  });
});

test('the command writes the contract of the app that is named, or says why not', () => {
  const root = mkdtempSync(join(tmpdir(), 'workspace-'));
  mkdirSync(join(root, 'dist'));
  mkdirSync(join(root, 'release/contract'), { recursive: true });
  const inputFields = [{ key: 'email' }];
  const app = { version: '1.0.0', creates: { add_person: { operation: { inputFields } } } };
  writeFileSync(join(root, 'package.json'), '{"name":"people-zapier","version":"1.0.0"}');
  writeFileSync(join(root, 'dist/index.js'), `export default ${JSON.stringify(app)};\n`);
  writeFileSync(join(root, 'dist/package.json'), '{"type":"module"}');
  const keep = (name: string) =>
    spawnSync(process.execPath, [resolve('release/keep_contracts.ts'), name], {
      cwd: root,
      encoding: 'utf8',
    });
  expect(keep('people')).toMatchObject({ status: 0, stdout: `Written: ${FILE}\n`, stderr: '' });
  expect(readFileSync(join(root, FILE), 'utf8')).toContain('"email"');
  const { status, stderr } = keep('nobody');
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'There is no app "nobody". Use one of these names: people.\n',
  });
  rmSync(root, { recursive: true });
});
