import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isVisible, type Step, steps } from '../checks/places.ts';
import { type App, appsIn } from '../release/apps.ts';
import {
  type AppDefinition,
  definitionAt,
  readDefinition,
} from '../sandbox/zapier/app_definition.ts';
import { sectionsIn } from './docs/guide_text.ts';
import { nameOfStep, placesOfStep, stepsNamedIn } from './forgotten/of_a_step.ts';
import { placesOfApp } from './forgotten/of_an_app.ts';
import { placesOfOutputFields } from './forgotten/of_an_output_field.ts';
import { forgottenAt, fromDisk, type Place } from './forgotten/place.ts';

const apps = await Promise.all(
  appsIn().map(async (app) => ({ app, definition: await definitionAt(app.appPath) })),
);

describe.each(apps)('in $app.name', ({ app, definition }) => {
  test.each(steps(definition).filter(isVisible))('no file forgets the step $where', (step) => {
    expect(forgottenAt(placesOfStep(app, step))).toEqual([]);
  });

  test('README names no step that is gone', () => {
    const named = stepsNamedIn(readFileSync(`${app.folder}/README.md`, 'utf8'));
    const there = steps(definition).filter(isVisible).map(nameOfStep);
    expect(named.toSorted()).toEqual(there.toSorted());
  });

  test('no file forgets a field that comes back', () => {
    expect(forgottenAt(placesOfOutputFields(app, definition))).toEqual([]);
  });

  test('no file forgets the app', () => {
    expect(forgottenAt(placesOfApp(app))).toEqual([]);
  });
});

// An app that is nowhere yet, named as CONTRIBUTING.md names it.
const NEW_APP: App = {
  name: 'NAME',
  folder: 'integrations/NAME',
  appPath: 'integrations/NAME/dist/index.js',
};
const operation = {
  inputFields: [],
  outputFields: [{ key: 'FIELD' }, { key: 'list[]FIELD' }, { key: 'outcome' }],
};
const NEW: AppDefinition = readDefinition({
  triggers: { KEY: { display: { label: 'New Thing' }, operation } },
});
const NEW_STEPS: Step[] = steps(NEW);

const FLAGSHIP: App = { ...NEW_APP, folder: '.' };

const lists: [section: string, places: Place[]][] = [
  ['Adding a field', placesOfOutputFields(NEW_APP, NEW)],
  ['Adding a step', NEW_STEPS.flatMap((step) => placesOfStep(NEW_APP, step))],
  ['Adding a step', NEW_STEPS.flatMap((step) => placesOfStep(FLAGSHIP, step))],
  ['Adding an app', placesOfApp(NEW_APP)],
];

/** The names that CONTRIBUTING.md may have for a file: in a folder that it names, or alone. */
const isNamedIn = (text: string, file: string): boolean =>
  text.includes(file) || (file.startsWith(NEW_APP.folder) && text.includes(basename(file)));

test.each(lists)('%s: the list of CONTRIBUTING.md names every file', (title, places) => {
  const sections = sectionsIn(readFileSync('CONTRIBUTING.md', 'utf8'));
  const text = sections.find((section) => section.title === title)?.text ?? '';
  expect(places.length).toBeGreaterThan(1);
  expect(places.map(({ file }) => file).filter((file) => !isNamedIn(text, file))).toEqual([]);
});

test.each(lists)('%s: a new one is missed in every file that there is', (_, places) => {
  const known = places.filter(({ file }) => fromDisk(file) !== undefined);
  expect(forgottenAt(known)).toHaveLength(known.length);
  expect(forgottenAt(places, () => undefined)).toHaveLength(places.length);
});

test('the README says what is in each room and in each file at the root', () => {
  const { stdout } = spawnSync('git', ['ls-files'], { encoding: 'utf8' });
  const rooms = stdout.split('\n').map((file) => file.replace(/\/.*/, '/'));
  const code = new Set(rooms.filter((room) => /^\w+(\/|\.ts)$/.test(room)));
  const readme = readFileSync('README.md', 'utf8');
  expect(code.size).toBeGreaterThan(10);
  expect([...code].filter((room) => !readme.includes(`\`${room}\``))).toEqual([]);
});
