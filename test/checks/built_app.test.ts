import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { builtAppAt } from '../../checks/built_app.ts';

const root = mkdtempSync(join(tmpdir(), 'apps-'));

afterAll(() => rmSync(root, { recursive: true }));

const app = `{ version: '1.0.0', platformVersion: '19.1.0', flags: { cleanInputData: false } }`;

const addFile = (file: string, text: string): string => {
  const path = join(root, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
};

test('any built app is found by its file', async () => {
  const file = addFile('file/dist/any.mjs', `export default ${app};`);
  expect(await builtAppAt(file)).toMatchObject({ version: '1.0.0', triggers: {} });
});

test.each([
  ['exports', '{"type":"module","exports":"./built.js"}', 'built.js', `export default ${app};`],
  ['main', '{"main":"src/main.js"}', 'src/main.js', `module.exports = ${app};`],
  ['dist', '{"type":"module","exports":{"a":"b"}}', 'dist/index.js', `export default ${app};`],
  ['index', '{}', 'index.js', `module.exports = ${app};`],
])('or by its folder, as its package says: %s', async (folder, packageText, entry, code) => {
  addFile(`${folder}/package.json`, packageText);
  addFile(`${folder}/${entry}`, code);
  expect(await builtAppAt(join(root, folder))).toMatchObject({ platformVersion: '19.1.0' });
});

test.each([
  ['nowhere', 'There is no nowhere. Name a built app, such as dist/index.js, or its folder.'],
  ['release', 'There is no built app in release. Build it first, or name its file.'],
  ['README.md', /^README\.md cannot be read as a Zapier app: [^\n]+$/],
  [
    'release/version_numbers.ts',
    /^release\/version_numbers\.ts cannot be read as a Zapier app: [^\n]+$/,
  ],
])('a path that leads to none is answered by a sentence: %s', async (path, sentence) => {
  await expect(builtAppAt(path)).rejects.toThrow(sentence);
});

test('what exports something else is no app', async () => {
  const file = addFile('other/index.mjs', 'export default { version: "1.0.0" };');
  await expect(builtAppAt(file)).rejects.toThrow(/is no Zapier app: what it exports has no plat/);
});
