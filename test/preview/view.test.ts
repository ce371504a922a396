import { expect, test } from '@jest/globals';
import { appView } from '../../preview/view.ts';
import { readDefinition, readFields } from '../../sandbox/zapier/app_definition.ts';
import { nameOf, outputRows } from '../../sandbox/zapier/data_panel.ts';
import { fieldView } from '../../sandbox/zapier/field_view.ts';
import { Filled, inputOf, queryOf } from '../../sandbox/zapier/filled_form.ts';

const viewOf = (field: object) => {
  const [view] = readFields([{ key: 'theKey', ...field }]).map(fieldView);
  if (view === undefined) throw new Error('There is no view.');
  return view;
};

const inputFor = (field: object, query: string) =>
  inputOf([viewOf(field)], new Filled(new URLSearchParams(query)));

// Every type of the platform's schema for input fields.
test.each([
  ['string', 'a', 'a'],
  ['text', 'a', 'a'],
  ['integer', '1,234.9', 1234],
  ['number', '1,234.5', 1234.5],
  ['boolean', 'no', false],
  ['boolean', 'N/A', true],
  ['datetime', '2026-07-14T09:30:00Z', '2026-07-14T09:30:00Z'],
  ['file', 'https://files.example/1', 'https://files.example/1'],
  ['password', 'p', 'p'],
  ['code', 'return 1', 'return 1'],
  ['json', '{"a":1}', '{"a":1}'],
])('a %s that holds %j reaches the step as %j', (type, text, expected) => {
  const query = new URLSearchParams({ 'in.theKey': text }).toString();
  expect(inputFor({ type }, query)).toEqual({ theKey: expected });
});

test('a copy is a text to read, and no input', () => {
  expect(inputFor({ type: 'copy', helpText: 'Read this.' }, 'in.theKey=x')).toEqual({});
});

test('a blank field is left out, also when its type would make something of it', () => {
  for (const type of ['string', 'integer', 'boolean'])
    expect(inputFor({ type }, 'in.theKey=')).toEqual({});
  expect(inputFor({ list: true }, 'in.theKey=&in.theKey=')).toEqual({});
  expect(inputFor({ dict: true }, 'in.theKey~key=&in.theKey~value=')).toEqual({});
});

test('lists, names with values and line items are read row by row', () => {
  expect(inputFor({ list: true, type: 'integer' }, 'in.theKey=1&in.theKey=&in.theKey=2')).toEqual({
    theKey: [1, 2],
  });
  const rows = 'in.theKey~key=a&in.theKey~value=1&in.theKey~key=b&in.theKey~value=2';
  expect(inputFor({ dict: true }, rows)).toEqual({ theKey: { a: '1', b: '2' } });
  const children = [{ key: 'name' }, { key: 'count', type: 'integer' }];
  const items = 'in.theKey~name=pen&in.theKey~count=3&in.theKey~name=cup&in.theKey~count=';
  expect(inputFor({ children }, items)).toEqual({
    theKey: [{ name: 'pen', count: 3 }, { name: 'cup' }],
  });
});

test.each([
  [{ red: 'Red', blue: 'Blue' }],
  [
    [
      { value: 'red', label: 'Red', sample: 'r' },
      { value: 'blue', label: 'Blue', sample: 'b' },
    ],
  ],
])('choices in the form %j are shown with their labels', (choices) => {
  expect(viewOf({ choices }).choices).toEqual([
    { value: 'red', label: 'Red' },
    { value: 'blue', label: 'Blue' },
  ]);
});

test('choices without labels, and yes and no, are their own labels', () => {
  expect(viewOf({ choices: ['red'] }).choices).toEqual([{ value: 'red', label: 'red' }]);
  expect(viewOf({ type: 'boolean' }).choices.map(({ label }) => label)).toEqual(['True', 'False']);
});

test('a custom value counts before a chosen one', () => {
  expect(inputFor({ choices: ['red'] }, 'in.theKey=red&own.theKey=mauve')).toEqual({
    theKey: 'mauve',
  });
});

test('what the editor presets stands in an untouched form only', () => {
  const field = viewOf({ default: 'preset' });
  expect(new Filled(new URLSearchParams()).values(field)).toEqual(['preset']);
  expect(new Filled(new URLSearchParams('in.other=1')).values(field)).toEqual([]);
});

test('a dropdown is asked of the app when a trigger or a function fills it', () => {
  expect(viewOf({ dynamic: 'list.id.name' }).isAsked).toBe(true);
  expect(viewOf({ choices: { perform: () => [] } }).isAsked).toBe(true);
  expect(viewOf({ choices: { a: 'A' } }).isAsked).toBe(false);
});

test('everything else that the schema knows of a field is kept for the page', () => {
  const view = fieldView({
    key: 'theKey',
    required: true,
    helpText: 'Help.',
    placeholder: 'Here',
    search: 'find_thing.id',
    group: 'more',
    altersDynamicFields: true,
  });
  expect(view).toMatchObject({
    label: 'The Key',
    isRequired: true,
    help: 'Help.',
    placeholder: 'Here',
    search: 'Find Thing',
    group: 'more',
  });
});

test('a link to a form holds what an input has', () => {
  expect(queryOf({ a: 'x y', list: ['1', '2'] })).toBe('in.a=x+y&in.list=1&in.list=2');
});

test('an app without connection, and with steps of every kind, is shown', () => {
  const step = { display: { label: 'Step' }, operation: { inputFieldGroups: [{ key: 'more' }] } };
  const view = appView(
    readDefinition({
      triggers: {
        thing: { ...step, operation: { type: 'hook' } },
        list: { display: { hidden: true }, operation: {} },
      },
      creates: { make: step },
      searches: { find: step },
      searchAndCreates: { find: { display: {}, search: 'find', create: 'make' } },
    }),
  );
  expect(view.connection).toEqual([]);
  expect(view.steps.map(({ kind, isHook, isHidden }) => [kind, isHook, isHidden])).toEqual([
    ['triggers', true, false],
    ['triggers', false, true],
    ['creates', false, false],
    ['searches', false, false],
    ['searchOrCreates', false, false],
  ]);
  expect(view.steps.at(-1)).toMatchObject({
    label: 'Find',
    parts: ['searches.find', 'creates.make'],
  });
  expect(view.steps[2]?.groups).toEqual([{ key: 'more', label: 'More', isFolded: true }]);
});

test('a record is shown by the labels of its fields, nested ones and line items too', () => {
  const fields = readFields([
    { key: 'aml__status', label: 'AML Status' },
    { key: 'items', children: [{ key: 'name', label: 'Item' }] },
    { key: 'missing', label: 'Missing' },
  ]);
  const record = {
    extra_key: false,
    aml: { status: 'CLEAR' },
    items: [{ name: 'a' }, { name: 'b' }],
  };
  expect(outputRows(fields, record)).toEqual([
    { key: 'aml__status', label: 'AML Status', value: 'CLEAR' },
    { key: 'items[]name', label: 'Item', value: 'a, b' },
    { key: 'missing', label: 'Missing', value: '' },
    { key: 'extra_key', label: 'Extra Key', value: 'false' },
  ]);
});

test('line items that are not there have the lines of their fields alone', () => {
  const fields = readFields([{ key: 'ubos', children: [{ key: 'name', label: 'UBO Name' }] }]);
  expect(outputRows(fields, { ubos: [] })).toEqual([
    { key: 'ubos[]name', label: 'UBO Name', value: '' },
  ]);
});

test('a record goes by its name, else by its address, else by its id', () => {
  expect(nameOf({ id: '1', full_name: 'Ada', email: 'a@example.org' })).toBe('Ada');
  expect(nameOf({ id: '1', full_name: null, email: 'a@example.org' })).toBe('a@example.org');
  expect(nameOf({ id: 7 })).toBe('7');
  expect(nameOf({})).toBe('a record without a name');
});
