import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const emptyWorkspace = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  folders.push(folder);
  return folder;
};

const addApp = (folder: string, name: string, app: object): void => {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', type: 'module' }),
  );
  writeFileSync(join(folder, 'dist/index.js'), `export default ${JSON.stringify(app)};`);
};

const check = (cwd: string) =>
  spawnSync(process.execPath, [resolve('checks/check.ts')], { cwd, encoding: 'utf8' });

const widthOf = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

test('every app of this repository passes, and what is left to do by hand is listed', () => {
  const { status, stdout, stderr } = check('.');
  expect(stderr).toBe('');
  expect(stdout).toContain('instant-compliance, findings: 0');
  expect(stdout).toMatch(/│ D028 +│ cleanInputData is false +│ ✔ +│/);
  expect(stdout).toMatch(/│ M001 +│ The app has a category +│ by hand: choose it in the settings/);
  expect(stdout).not.toContain('\u001b');
  expect(widthOf(stdout)).toBeLessThanOrEqual(100);
  expect(status).toBe(0);
});

const good = { version: '1.0.0', platformVersion: '19.1.0', flags: { cleanInputData: false } };

test('a finding in one app fails the check, with its level, place and remedy', () => {
  const workspace = emptyWorkspace();
  addApp(workspace, 'good-zapier', good);
  mkdirSync(join(workspace, 'integrations/notes'), { recursive: true });
  addApp(join(workspace, 'integrations/other'), 'other-zapier', { ...good, flags: {} });
  const { status, stdout } = check(workspace);
  expect(stdout).toContain('good, findings: 0');
  expect(stdout).toContain('other, findings: 1');
  expect(stdout).toContain('✘ warning in flags: cleanInputData must be');
  expect(status).toBe(1);
});

test('findings with long places stay under their check, within 100 columns', () => {
  const workspace = emptyWorkspace();
  const key = 'the_description_of_what_a_customer_bought_last';
  const inputFields = [key, `${key}_year`].map((name) => ({ key: name, label: 'what' }));
  const display = { label: 'Find Customer', description: 'Finds a customer.' };
  const search = {
    key: 'find_customer',
    noun: 'Customer',
    display,
    operation: { inputFields, perform: { url: 'https://vendor.example' }, sample: { id: '1' } },
  };
  addApp(workspace, 'wide-zapier', { ...good, searches: { find_customer: search } });
  const { status, stdout } = check(workspace);
  const place = stdout.slice(stdout.indexOf('│ D018'), stdout.indexOf('│ D021'));
  expect(place.match(/✘ publishing task/g)).toHaveLength(2);
  expect(widthOf(stdout)).toBeLessThanOrEqual(100);
  expect(status).toBe(1);
});
