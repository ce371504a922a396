import { expect, test } from '@jest/globals';
import { contractOf } from '../../release/built_app.ts';

const appWith = (operation: object, authentication?: object) => ({
  version: '1.0.0',
  ...(authentication ? { authentication } : {}),
  triggers: { new_person: { operation } },
});

const triggerWith = (operation: object) => contractOf(appWith(operation)).triggers.new_person;

test('keeps what Zaps depend on, and no text that is there to be read', () => {
  const operation = {
    type: 'hook',
    inputFields: [{ key: 'team', label: 'Team', helpText: 'Choose one.', required: true }],
    outputFields: [{ key: 'id', label: 'ID', type: 'integer' }],
    sample: { id: 7 },
  };
  expect(triggerWith(operation)).toEqual({
    type: 'hook',
    dedupeFields: ['id'],
    inputFields: { team: { type: 'string', required: true } },
    outputFields: { id: 'integer' },
  });
});

test('dedupe fields are the primary ones, in the order of their declaration', () => {
  const outputFields = [
    { key: 'updated_at', primary: true },
    { key: 'name' },
    { key: 'id', primary: true },
  ];
  expect(triggerWith({ outputFields })?.dedupeFields).toEqual(['updated_at', 'id']);
});

test.each([
  [['b', 'a']],
  [
    [
      { value: 'b', label: 'Bee' },
      { value: 'a', label: 'Ay' },
    ],
  ],
  [{ b: 'Bee', a: 'Ay' }],
])('choices in the form %j are kept as sorted values', (choices) => {
  const inputFields = [{ key: 'tier', choices }];
  expect(triggerWith({ inputFields })?.inputFields.tier?.choices).toEqual(['a', 'b']);
});

test('choices that are asked for at run time are not kept', () => {
  const inputFields = [{ key: 'tier', choices: { perform: () => [] } }];
  expect(triggerWith({ inputFields })?.inputFields.tier).toEqual({
    type: 'string',
    required: false,
  });
});

test('lists, tables and line items have types of their own', () => {
  const inputFields = [
    { key: 'tags', type: 'string', list: true },
    { key: 'extra', dict: true },
    { key: 'rows', children: [{ key: 'amount', type: 'number', required: true }] },
    () => [{ key: 'unknown' }],
  ];
  expect(triggerWith({ inputFields })?.inputFields).toEqual({
    extra: { type: 'dict', required: false },
    rows: { type: 'string', required: false },
    'rows[]amount': { type: 'number', required: true },
    tags: { type: 'string list', required: false },
  });
});

test('a connection field that Zapier fills in is asked of nobody', () => {
  const fields = [
    { key: 'token', required: true, computed: true },
    { key: 'apiKey', required: true },
  ];
  const { authentication } = contractOf(appWith({}, { type: 'session', fields }));
  expect(authentication).toEqual({
    type: 'session',
    fields: { apiKey: 'required', token: 'optional' },
  });
});

test('an app without a connection has one of type none', () => {
  expect(contractOf(appWith({})).authentication).toEqual({ type: 'none', fields: {} });
});

test('the order of steps and fields in the code does not show', () => {
  const [a, b] = [{ key: 'a' }, { key: 'b' }];
  const step = (fields: object[]) => ({ operation: { inputFields: fields, outputFields: fields } });
  const one = { version: '1.0.0', creates: { x: step([a, b]), y: step([]) } };
  const other = { version: '1.0.0', creates: { y: step([]), x: step([b, a]) } };
  expect(JSON.stringify(contractOf(other))).toBe(JSON.stringify(contractOf(one)));
});
