import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { appsIn } from '../../release/apps.ts';
import { refusal } from '../../release/unknown_files.ts';

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split(/\r?\n/);

test.each(appsIn())('what may hold a secret stays out of the sources of $name', ({ folder }) => {
  const ignored = linesOf(join(folder, '.gitignore'));
  const secrets = ['.env*', '.npmrc', '.netrc', '*.pem', '*.key', 'id_*', '.idea/', '.vscode/'];
  expect(ignored).toEqual(expect.arrayContaining([...secrets, '!.env.example']));
});

test('a tree whose files Git knows may be pushed', () => {
  expect(refusal([])).toBeNull();
});

test('another one is refused, with the names of the files', () => {
  const files = Array.from({ length: 12 }, (_, n) => `notes-${n}.txt`);
  expect(refusal(files)).toMatch(/- notes-0\.txt\n(- notes-\d\.txt\n){9}- and 2 more\n/);
});

test.each(appsIn())('the push of $name is refused before it begins', ({ folder }) => {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const name of ['push', 'upload'])
    expect(scripts[name]).toMatch(/^node \S*release\/before_push\.ts && zapier-platform /);
});

test.each(appsIn())("zod's licence travels with $name, which has zod in it", ({ appPath }) => {
  const licence = linesOf('node_modules/zod/LICENSE').join('\n').trim();
  expect(readFileSync(appPath, 'utf8')).toContain(licence);
});

test.each(appsIn())('the scripts of $name need no POSIX shell', ({ folder }) => {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const script of Object.values(scripts)) expect(script).not.toMatch(/^\w+=|&& \w+=|['`$;]/);
});
