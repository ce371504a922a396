import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { steps } from '../checks/places.ts';
import { type App, appsIn } from '../release/apps.ts';
import { definitionAt } from '../sandbox/zapier/app_definition.ts';
import { circlesOf } from './import_cycles.ts';

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(folder, file))
    : [];

// Of values and of types, `export … from` and `import(…)` among them.
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from |import[ (])'(\.[^']+)'/g)].map(
    ([, path = '']) => join(file, '..', path),
  );

const strays = (files: string[], allowed: string[]): string[] =>
  files.flatMap((file) =>
    importsOf(file).filter((path) => !allowed.some((start) => path.startsWith(start))),
  );

const PARTS = ['records', 'triggers', 'creates', 'searches'];
const STEPS = ['triggers', 'creates', 'searches'];

const topFiles = ({ folder }: App): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));

/** The code of an app: what a sister app must not hold as well. */
const codeOf = (app: App): string[] => [
  ...topFiles(app),
  ...PARTS.flatMap((part) => filesIn(join(app.folder, part))),
];

const apps = appsIn();

describe.each(apps)('in $name', (app) => {
  const { folder, appPath } = app;

  test.each([
    ['records', ['records']],
    ['triggers', ['records', 'api']],
    ['creates', ['records', 'api', 'throttle']],
    ['searches', ['records', 'api', 'throttle']],
  ])('imports of %s run one way', (part, allowed) => {
    const inApp = allowed.map((start) => join(folder, start));
    expect(strays(filesIn(join(folder, part)), ['kit/', ...inApp])).toEqual([]);
  });

  test('what knows the vendor imports the kit and the records alone', () => {
    const files = topFiles(app).filter((file) => /api\w*\.ts$/.test(file));
    expect(files.length).toBeGreaterThan(0);
    const allowed = ['records/', 'api'].map((start) => join(folder, start));
    expect(strays(files, ['kit/', ...allowed])).toEqual([]);
  });

  test('every operation lives in the file of its key', async () => {
    const files = STEPS.flatMap((part) => filesIn(join(folder, part)));
    const keys = files.map((file) => file.replace(/^.*\/|\.ts$/g, ''));
    const declared = steps(await definitionAt(appPath)).map(({ key }) => key);
    expect(declared.sort()).toEqual(keys.sort());
  });

  test('booleans have three states: no default, and never required', async () => {
    const booleans = steps(await definitionAt(appPath))
      .flatMap(({ operation }) => operation.inputFields)
      .filter((field) => typeof field === 'object' && field.type === 'boolean');
    for (const field of booleans) {
      expect(field).not.toHaveProperty('default');
      expect(field).not.toHaveProperty('required');
    }
  });
});

test.each([
  ['kit', ['kit']],
  ['sandbox', ['sandbox']],
  ['release', ['release', 'sandbox/zapier']],
  ['checks', ['checks', 'release', 'sandbox']],
  ['preview', ['preview', 'checks', 'release', 'sandbox']],
])('imports of %s run one way', (folder, allowed) => {
  expect(strays(filesIn(folder), allowed)).toEqual([]);
});

// Each room may import those before it.
const ROOMS = ['kit/errors', 'kit/records', 'kit/http', 'kit/lists', 'kit/steps'];

test.each(ROOMS.map((room, index) => [room, ROOMS.slice(0, index + 1)] as const))(
  'imports of %s run one way',
  (room, allowed) => {
    expect(filesIn(room)).not.toEqual([]);
    expect(strays(filesIn(room), [...allowed])).toEqual([]);
  },
);

test('the map of the kit names each of its files', () => {
  const map = readFileSync('kit/README.md', 'utf8');
  const files = filesIn('kit').map((file) => basename(file));
  expect(files.filter((file) => !map.includes(`\`${file}\``))).toEqual([]);
});

test.each(['kit', 'sandbox/server', 'sandbox/zapier'])('%s holds no word of a vendor', (folder) => {
  const names = apps.map(({ name }) => [...name.replace('-', '')].join('[ _-]?'));
  const words = new RegExp([...names, 'kyc', 'aml'].join('|'), 'i');
  expect(filesIn(folder).filter((file) => words.test(readFileSync(file, 'utf8')))).toEqual([]);
});

const BLOCK = 6;
// The frame that every definition has, in the one order of keys: it says nothing of an app.
const FRAME = [
  /^export default define\w+\(\{$/,
  /^(key|noun|label|type|dynamic|search|group): [\w.']+,$/,
  /^label: '[^']+',$/,
  /^(display|operation): \{$/,
  /^(description|helpText):$/,
  /^(required|canPaginate|hidden|list): true,$/,
  /^(throttle|inputFields),$/,
  /^[\])}{([;,]+$/,
];

const isFrame = (line: string): boolean => FRAME.some((form) => form.test(line));

/** Every run of six lines of code in a file, without blank lines, imports and frame. */
const blocksIn = (file: string): string[] => {
  const code = readFileSync(file, 'utf8').replace(/^import [^;]+;$/gm, '');
  const lines = code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !isFrame(line));
  return lines.map((_, start) => lines.slice(start, start + BLOCK).join('\n')).slice(0, 1 - BLOCK);
};

test('no block of six lines stands in two apps', () => {
  const owners = new Map<string, { app: string; file: string }>();
  const twice = apps.flatMap((app) =>
    codeOf(app).flatMap((file) =>
      blocksIn(file).flatMap((block) => {
        const owner = owners.get(block) ?? { app: app.name, file };
        owners.set(block, owner);
        return owner.app === app.name ? [] : { files: [owner.file, file], block };
      }),
    ),
  );
  expect(twice).toEqual([]);
});

const lineCount = (file: string): number => readFileSync(file, 'utf8').split('\n').length;

// LegalTalent documents no list and few answers: reading them with care takes 500 lines more.
const MAX_LINES: Record<string, number> = { legaltalent: 2_050, bultra: 1_500 };

test.each(apps.slice(1))(
  '$name is small: no more code, without its tests, than it needs',
  (app) => {
    const total = codeOf(app).reduce((sum, file) => sum + lineCount(file), 0);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThanOrEqual(MAX_LINES[app.name] ?? 1_500);
  },
);

/** Every file of code, of this app and of all else. */
const allCode = (): string[] => {
  const folders = readdirSync('.', { withFileTypes: true }).filter(
    (entry) =>
      entry.isDirectory() && !/^(\.|node_modules$|dist$|build$|coverage$)/.test(entry.name),
  );
  const files = folders.flatMap(({ name }) => filesIn(name));
  return [...files, ...readdirSync('.').filter((file) => file.endsWith('.ts'))].filter(
    (file) => !/(^|\/)(node_modules|dist|build)\//.test(file),
  );
};

test('no file of code is longer than 200 lines', () => {
  expect(allCode().filter((file) => lineCount(file) > 201)).toEqual([]);
});

test('a circle is found, also one of a file with itself', () => {
  const imports = { a: ['b', 'c'], b: ['c'], c: ['d'], d: ['b'], e: ['e', 'a'] };
  expect(circlesOf(new Map(Object.entries(imports)))).toEqual(['b -> c -> d -> b', 'e -> e']);
});

test('no files import each other in a circle, types included', () => {
  const files = allCode();
  expect(files.length).toBeGreaterThan(300);
  expect(circlesOf(new Map(files.map((file) => [file, importsOf(file)])))).toEqual([]);
});
