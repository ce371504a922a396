import { describe, expect, test } from '@jest/globals';
import {
  dedupeFields,
  definitionOf,
  filledLabel,
  isFunction,
} from '../../sandbox/zapier/app_definition.ts';

const made = () => [{ key: 'unknown' }];

const odd = { key: 'odd', label: 'Odd', meta: { any: [1] }, vendorExtra: { deep: true } };

const step = {
  key: 'thing',
  noun: 'Thing',
  display: { hidden: true },
  operation: { perform: made, inputFields: [odd, made], outputFields: [made, odd], extra: 7 },
};

const platformVersion = '19.1.0';

const appWith = (parts: object) => ({ version: '1.0.0', platformVersion, ...parts });

describe('whatever the platform prints is read', () => {
  test('an app without authentication and without steps', async () => {
    const definition = await definitionOf(appWith({}));
    expect(definition.authentication).toBeUndefined();
    expect(definition.triggers).toEqual({});
  });

  test.each([
    ['a function', () => 'Ada'],
    ['a source', { source: 'return "Ada"' }],
    ['a request', { url: 'https://vendor.example/me' }],
  ])('a connection label that is %s', async (_, connectionLabel) => {
    const authentication = { type: 'custom', test: made, connectionLabel };
    const definition = await definitionOf(appWith({ authentication }));
    expect(isFunction(definition.authentication?.connectionLabel)).toBe(true);
  });

  test('functions among the fields, and fields with keys that nobody knows', async () => {
    const definition = await definitionOf(
      appWith({ triggers: { thing: step }, creates: { thing: step }, searches: { thing: step } }),
    );
    for (const { operation } of [
      ...Object.values(definition.triggers),
      ...Object.values(definition.creates),
      ...Object.values(definition.searches),
    ]) {
      expect(operation.inputFields).toEqual([odd, expect.stringMatching(/^\$func\$/)]);
      expect(operation.outputFields).toEqual([expect.stringMatching(/^\$func\$/), odd]);
      expect(operation).toMatchObject({ extra: 7 });
    }
  });

  test('the steps that the platform makes of a resource', async () => {
    const list = { display: { label: 'New Thing' }, operation: { perform: made } };
    const definition = await definitionOf(
      appWith({ resources: { thing: { key: 'thing', noun: 'Thing', list } } }),
    );
    expect(Object.keys(definition.triggers)).toEqual(['thingList']);
  });
});

test('the dedupe fields are those declared as primary, or else the ID', async () => {
  const fields = [{ key: 'id', primary: true }, made, { key: 'at', primary: true }, { key: 'x' }];
  const operation = { perform: made, outputFields: fields };
  const definition = await definitionOf(
    appWith({ triggers: { a: { ...step, key: 'a', operation } } }),
  );
  const bare = await definitionOf(appWith({ triggers: { a: { ...step, key: 'a' } } }));
  expect(Object.values(definition.triggers).map(dedupeFields)).toEqual([['id', 'at']]);
  expect(Object.values(bare.triggers).map(dedupeFields)).toEqual([['id']]);
});

test('a label is filled in from the answer of the connection test', () => {
  expect(filledLabel('{{name}} ({{town}})', { name: 'Ada' })).toBe('Ada ()');
});
