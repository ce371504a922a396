import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import app from '../index.ts';
import { outputFields } from '../kit/fields.ts';
import { customerSample, customerSchema } from '../records/customer.ts';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) =>
    join(file, '..', path),
  );

const fieldsOf = ({ operation }: { operation: object }): object[] =>
  'inputFields' in operation && Array.isArray(operation.inputFields) ? operation.inputFields : [];

const APP = ['triggers', 'creates', 'searches'];

test.each([
  ['kit', ['kit']],
  ['records', ['kit', 'records']],
  ['triggers', ['kit', 'records', 'api']],
  ['creates', ['kit', 'records', 'api', 'throttle']],
  ['searches', ['kit', 'records', 'api', 'throttle']],
  ['sandbox', ['sandbox']],
  ['release', ['release']],
  ['checks', ['checks', 'release', 'sandbox']],
])('imports of %s run one way', (folder, allowed) => {
  const strays = filesIn(folder).flatMap((file) =>
    importsOf(file).filter((path) => !allowed.some((start) => path.startsWith(start))),
  );
  expect(strays).toEqual([]);
});

test('what knows the vendor imports the kit and the records alone', () => {
  const files = readdirSync('.').filter((file) => /^api.*\.ts$/.test(file));
  const imports = files.flatMap(importsOf);
  expect(imports.filter((path) => !/^(kit|records)\/|^api/.test(path))).toEqual([]);
});

test('blanks are left to the app, so that a mapped false or 0 survives', () => {
  expect(app.flags?.cleanInputData).toBe(false);
});

test('the kit holds no word of a vendor', () => {
  const words = /instant.?compliance|legal.?talent|bultra|kyc|aml/i;
  expect(filesIn('kit').filter((file) => words.test(readFileSync(file, 'utf8')))).toEqual([]);
});

test('every operation lives in the file of its key', () => {
  const keys = APP.flatMap((folder) =>
    filesIn(folder).map((file) => file.replace(/^.*\/|\.ts$/g, '')),
  );
  const declared = [app.triggers, app.creates, app.searches].flatMap((part) =>
    Object.keys(part ?? {}),
  );
  expect(declared.sort()).toEqual(keys.sort());
});

test('the sample is a customer and names every output field', () => {
  expect(customerSchema.parse(customerSample)).toEqual(customerSample);
  const valueAt = (path: string) =>
    path.split('__').reduce<unknown>((value, key) => Object(value)[key], customerSample);
  for (const { key } of outputFields(customerSchema)) expect(valueAt(key)).not.toBeUndefined();
});

test('booleans have three states: no default, and never required', () => {
  const booleans = Object.values(app.creates ?? {})
    .flatMap(fieldsOf)
    .filter((field) => 'type' in field && field.type === 'boolean');
  expect(booleans.length).toBeGreaterThan(0);
  for (const field of booleans) {
    expect(field).not.toHaveProperty('default');
    expect(field).not.toHaveProperty('required');
  }
});
