import { expect, test } from '@jest/globals';
import { contractOf } from '../../release/app_contract.ts';
import { readDefinition } from '../../sandbox/zapier/app_definition.ts';

const contractIn = (app: object) => contractOf(readDefinition(app));

const appWith = (operation: object, authentication?: object) => ({
  version: '1.0.0',
  ...(authentication ? { authentication } : {}),
  triggers: { new_person: { operation } },
});

const triggerWith = (operation: object) => {
  const { new_person } = contractIn(appWith(operation)).triggers;
  return new_person && 'hidden' in new_person ? undefined : new_person;
};

const connectionWith = (fields: object[]) =>
  contractIn(appWith({}, { type: 'session', fields })).authentication.fields;

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
  const inputFields = [{ key: 'tier', choices: { perform: '$func$2$f$' } }];
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
  ];
  expect(triggerWith({ inputFields })?.inputFields).toEqual({
    extra: { type: 'dict', required: false },
    rows: { type: 'string', required: false },
    'rows[]amount': { type: 'number', required: true },
    tags: { type: 'string list', required: false },
  });
});

test('fields that a function makes leave one mark in both lists', () => {
  const made = '$func$2$f$';
  const trigger = triggerWith({ inputFields: [made], outputFields: [{ key: 'id' }, made, made] });
  expect(trigger?.inputFields).toEqual({
    '(made by a function)': { type: 'any', required: false },
  });
  expect(trigger?.outputFields).toEqual({ '(made by a function)': 'any', id: 'string' });
});

test('a text that is only there to be read is no field', () => {
  const copy = { key: 'how_to', type: 'copy', helpText: 'Open the settings.' };
  expect(triggerWith({ inputFields: [copy] })?.inputFields).toEqual({});
  expect(connectionWith([copy])).toEqual({});
});

test('types are kept as they are declared, a larger box for text too', () => {
  const inputFields = [{ key: 'note', type: 'text' }, { key: 'title' }];
  expect(triggerWith({ inputFields })?.inputFields).toEqual({
    note: { type: 'text', required: false },
    title: { type: 'string', required: false },
  });
});

test('of a field of type json its schema is kept', () => {
  const schema = { type: 'object' };
  expect(triggerWith({ inputFields: [{ key: 'a', type: 'json', schema }] })?.inputFields).toEqual({
    a: { type: 'json', required: false, schema },
  });
});

test.each(['polling', 'hook', 'hook_to_poll'])('a trigger may be of type %s', (type) => {
  expect(triggerWith({ type })?.type).toBe(type);
});

test('an output field that holds events back says so', () => {
  const outputFields = [{ key: 'name', steadyState: true }, { key: 'id' }];
  expect(triggerWith({ outputFields })?.outputFields).toEqual({
    id: 'string',
    name: 'string held until steady',
  });
});

test('of a hidden step nothing but its type is kept', () => {
  const hidden = { display: { hidden: true }, operation: { inputFields: [{ key: 'a' }] } };
  const app = { version: '1.0.0', triggers: { x: hidden }, creates: { y: hidden } };
  expect(contractIn(app)).toMatchObject({
    triggers: { x: { type: 'polling', hidden: true } },
    creates: { y: { hidden: true } },
  });
  expect(JSON.stringify(contractIn(app))).not.toContain('Fields');
});

test('a search that may create is kept under either of its two names', () => {
  const pair = { search: 'find_person', create: 'add_person' };
  const other = { search: 'find_firm', create: 'add_firm', update: 'update_firm' };
  const app = {
    version: '1.0.0',
    searchOrCreates: { find_person: { key: 'find_person', display: { hidden: true }, ...pair } },
    searchAndCreates: { find_firm: { key: 'find_firm', display: { label: 'Find' }, ...other } },
  };
  expect(contractIn(app).searchOrCreates).toEqual({
    find_firm: other,
    find_person: { ...pair, hidden: true },
  });
});

test('a connection field is required unless it says otherwise or Zapier computes it', () => {
  const fields = connectionWith([
    { key: 'token', required: true, computed: true },
    { key: 'apiKey' },
    { key: 'region', required: false },
  ]);
  expect(Object.entries(fields).map(([key, { required }]) => [key, required])).toEqual([
    ['apiKey', true],
    ['region', false],
    ['token', false],
  ]);
});

test('of a connection field its type, choices and secrecy are kept', () => {
  const fields = connectionWith([
    { key: 'apiKey', type: 'password' },
    { key: 'region', choices: { eu: 'Europe', au: 'Australia' }, isNoSecret: true },
  ]);
  expect(fields).toEqual({
    apiKey: { type: 'password', required: true, secret: true },
    region: { type: 'string', required: true, choices: ['au', 'eu'], secret: false },
  });
});

test('an app without a connection has one of type none', () => {
  expect(contractIn(appWith({})).authentication).toEqual({ type: 'none', fields: {} });
});

test('the order of steps and fields in the code does not show', () => {
  const [a, b] = [{ key: 'a' }, { key: 'b' }];
  const step = (fields: object[]) => ({ operation: { inputFields: fields, outputFields: fields } });
  const one = { version: '1.0.0', creates: { x: step([a, b]), y: step([]) } };
  const other = { version: '1.0.0', creates: { y: step([]), x: step([b, a]) } };
  expect(JSON.stringify(contractIn(other))).toBe(JSON.stringify(contractIn(one)));
});
