import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const check = (cwd: string, ...words: string[]) =>
  spawnSync(process.execPath, [resolve('checks/check.ts'), ...words], {
    cwd,
    env: { ...process.env, INIT_CWD: cwd },
    encoding: 'utf8',
  });

const linesOf = (text: string): string[] => text.trim().split('\n');

const widthOf = (text: string): number => Math.max(...linesOf(text).map((line) => line.length));

const SCREEN = { columns: 100, lines: 40 };

test('every app of this repository passes, on one screen each', () => {
  const { status, stdout, stderr } = check('.');
  expect(stderr).toBe('');
  const [tables = '', legend = ''] = stdout.split(/\n(?=\nD004 and the like)/);
  const screens = tables.split(/\n(?=\S+, to mend: )/).filter((text) => text.trim() !== '');
  expect(screens).toHaveLength(3);
  for (const screen of screens) {
    expect(screen).toMatch(/^\S+, to mend: 0[,\n]/);
    expect(linesOf(screen).length).toBeLessThanOrEqual(SCREEN.lines);
    expect(widthOf(screen)).toBeLessThanOrEqual(SCREEN.columns);
    expect(screen).toMatch(/│ ✔ in the sandbox +│ task, observed +│ T002 T004 T005 +│/);
    expect(screen).toMatch(/│ by hand +│ task, observed +│ A001: connect an account/);
  }
  const [first = ''] = screens;
  expect(first).toContain(', to mend: 0, warnings to expect from Zapier: 1\n');
  expect(first).toMatch(/│ expect a warning here +│ warning, observed +│ D004 in /);
  expect(first).not.toMatch(/│ ✔ .*D004/);
  expect(legend).toMatch(/a warning stops nothing;[^│]+"observed": [^│]+\.\n$/);
  expect(widthOf(legend)).toBeLessThanOrEqual(SCREEN.columns);
  expect(stdout).not.toContain('\u001b');
  expect(status).toBe(0);
});

test('npm test prints nothing of an app in which all is in order', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(scripts.test).toContain('npm run check -- --quiet');
});

const good = { version: '1.0.0', platformVersion: '19.1.0', flags: { cleanInputData: false } };

test('a finding in one app fails the check, and alone is printed when only that is asked for', () => {
  const workspace = emptyWorkspace();
  addApp(workspace, 'good-zapier', good);
  mkdirSync(join(workspace, 'integrations/notes'), { recursive: true });
  addApp(join(workspace, 'integrations/other'), 'other-zapier', { ...good, flags: {} });
  const { status, stdout } = check(workspace, '--quiet');
  expect(stdout).not.toContain('good, to mend');
  expect(stdout).not.toMatch(/by hand|observed/);
  expect(stdout).toContain('other, to mend: 1\n');
  expect(stdout).toContain(
    '│ ✘      │ warning, documented │ D028 (cleanInputData is false) in flags:',
  );
  expect(status).toBe(1);
  const unknown = check(workspace, 'nowhere');
  expect(unknown).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'There is no nowhere. Name a built app, such as dist/index.js, or its folder.\n',
  });
});
