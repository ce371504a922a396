import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { appNamed, appsIn, isRegistered } from '../../release/apps.ts';

const run = (file: string, argument: string) => {
  const options = { encoding: 'utf8' } as const;
  return spawnSync(process.execPath, [`release/${file}`, argument], options);
};

test('the check names each obstacle in a sentence and ends with 1', () => {
  const { status, stderr, stdout } = run('release_check.ts', 'instant-compliance-v999.0.0');
  expect(stderr).toContain('The tag says version 999.0.0, but package.json says ');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});

test('the check of an app that is not there says which ones are', () => {
  const { status, stderr } = run('release_check.ts', 'nobody');
  expect(stderr).toMatch(/^There is no app "nobody"\. Use one of these names: instant-compliance/);
  expect(status).toBe(1);
});

test('a tag becomes the outputs of a step in the workflow', () => {
  const { stdout } = run('workflow_outputs.ts', 'instant-compliance-v1.0.1');
  expect(stdout).toMatch(/^folder=\.\nregistered=(?:yes|no)\n$/);
});

test.each(['v1.0.1', 'nobody-v1.0.1'])('the tag %s stops the workflow', (tag) => {
  const { status, stdout } = run('workflow_outputs.ts', tag);
  expect({ stdout, failed: status !== 0 }).toEqual({ stdout: '', failed: true });
});

test('apps are the root and each folder of integrations that is a package', () => {
  const root = mkdtempSync(join(tmpdir(), 'workspace-'));
  const addPackage = (folder: string, name: string) => {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'package.json'), JSON.stringify({ name, version: '1.0.0' }));
  };
  addPackage('.', 'people-zapier');
  expect(appsIn(root).map(({ name }) => name)).toEqual(['people']);
  addPackage('integrations/firms', 'firms-zapier');
  mkdirSync(join(root, 'integrations/notes'));
  expect(appsIn(root)).toEqual([
    { name: 'people', folder: '.', appPath: 'dist/index.js' },
    { name: 'firms', folder: 'integrations/firms', appPath: 'integrations/firms/dist/index.js' },
  ]);
  rmSync(root, { recursive: true });
});

test('an app is found by its name', () => {
  expect(appNamed('instant-compliance').folder).toBe('.');
});

test.each([
  ['{"id":4711,"key":"App4711"}', true],
  ['{}', false],
  ['{"id":"4711"}', false],
  [null, false],
])('an app whose .zapierapprc holds %j is registered: %s', (text, expected) => {
  const folder = mkdtempSync(join(tmpdir(), 'app-'));
  if (text !== null) writeFileSync(join(folder, '.zapierapprc'), text);
  expect(isRegistered({ name: 'any', folder, appPath: '' })).toBe(expected);
  rmSync(folder, { recursive: true });
});
