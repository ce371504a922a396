import { describe, expect, test } from '@jest/globals';
import { checksByHand } from '../../checks/by_hand.ts';
import { checks } from '../../checks/registry.ts';
import { breakingChanges } from './breaking_changes.ts';
import { type Changes, changed } from './good_definition.ts';

const findingsOf = (changes: Changes) =>
  checks.flatMap(({ code, findings }) =>
    findings(changed(changes)).map((finding) => ({ code, ...finding })),
  );

test('a good app has no finding', () => {
  expect(findingsOf({})).toEqual([]);
});

test.each(breakingChanges)('%s finds %s', (code, _, changes, where) => {
  const found = findingsOf(changes).filter((finding) => finding.code === code);
  expect(found).toEqual([{ code, where, problem: expect.stringMatching(/^\S.*\.$/) }]);
});

const note = 'creates.ship_order.operation.inputFields.1';
const description = 'creates.ship_order.display.description';

const fineChanges: [string, Changes][] = [
  ['an idempotency key is no credential', { [`${note}.key`]: 'idempotencyKey' }],
  ['an ID of the user is no record of the vendor', { [`${note}.label`]: 'External ID' }],
  [
    'a record that no trigger polls can not be listed',
    { 'creates.ship_order.noun': 'Parcel', [`${note}.key`]: 'parcelId' },
  ],
  ['a choice is a dropdown', { [note]: { key: 'order_id', label: 'Order', choices: ['o-1'] } }],
  ['an address in backticks is an example', { [description]: 'At `https://vendor.example`.' }],
  [
    'two links may stand in one text',
    { [description]: '[A](https://a.example), [b](mailto:b@c.d).' },
  ],
  [
    'the words of a URI are no URI',
    { [description]: 'Holds personal data: names. JavaScript: no.' },
  ],
  ['acronyms and parentheses are Title Case', { [`${note}.label`]: 'AML Status (a copy)' }],
  ['a name may begin with a small letter', { [`${note}.label`]: 'iPhone of the Buyer' }],
  ['help text may begin with the label', { [`${note}.helpText`]: 'Note: printed.' }],
  ['a label may be made by a function', { 'authentication.connectionLabel': '$func$2$f$' }],
  ['an app may need no connection', { authentication: undefined }],
  ['a number is no time', { 'triggers.new_order.operation.sample.buyer.note': '2026-07-14-7' }],
  ['a date needs no zone', { 'triggers.new_order.operation.sample.due_on': '2026-08-02' }],
  [
    'the values of a dictionary have its type',
    {
      'triggers.new_order.operation.outputFields.8': { key: 'prices', type: 'number', dict: true },
      'triggers.new_order.operation.sample.prices': { box: 2.5 },
    },
  ],
  ['a hidden trigger has no reader', { 'triggers.order_list.display.description': 'Lists' }],
];

test.each(fineChanges)('%s', (_, changes) => {
  expect(findingsOf(changes)).toEqual([]);
});

const range = (code: string): string[] => {
  const [first = '', last = first] = code.split('-');
  const count = Number(last.slice(1)) - Number(first.slice(1)) + 1;
  return Array.from({ length: count }, (_, index) => {
    const number = Number(first.slice(1)) + index;
    return first.charAt(0) + String(number).padStart(3, '0');
  });
};

describe('the register', () => {
  const codes = checks.map(({ code }) => code);

  test('has a breaking change for every check', () => {
    expect(new Set(breakingChanges.map(([code]) => code))).toEqual(new Set(codes));
  });

  test('calls every check by its code, once', () => {
    expect(checks.map(({ findings }) => findings.name.toUpperCase())).toEqual(codes);
    expect(codes).toEqual([...new Set(codes)]);
  });

  test('has each check of Zapier, offline or by hand', () => {
    const zapiers =
      'A001 C001-C003 D001-D018 D021-D028 E001 L001-L004 M001-M007 S001-S003 T001-T006 U001 Z001';
    const byHand = checksByHand.flatMap(({ code }) => range(code));
    expect([...codes, ...byHand].sort()).toEqual(zapiers.split(' ').flatMap(range));
  });
});
