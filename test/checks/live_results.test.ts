import { expect, test } from '@jest/globals';
import { steps } from '../../checks/places.ts';
import { liveChecks } from '../../checks/registry.ts';
import { type Changes, changed } from './good_definition.ts';

/** What the sample of the good app says, as a result. */
const GOOD = {
  id: 'o-1',
  placed_at: '2026-07-14T01:05:00Z',
  due_on: '2026-08-01',
  buyer: { age: 41, note: null },
  lines: [{ amount: 1.5, packed_at: '2026-07-14T01:05:00-0500' }],
  tags: ['fragile'],
  more: 'than the sample has',
};

const found = (result: Record<string, unknown>, changes: Changes = {}) => {
  const step = steps(changed(changes)).find(({ key }) => key === 'new_order');
  if (!step) throw new Error('The good app has no trigger new_order.');
  return liveChecks.flatMap(({ code, findings }) =>
    findings({ step, result }).map(({ problem }) => `${code}: ${problem}`),
  );
};

test('a result that has what the sample has, and more, is in order', () => {
  expect(found(GOOD)).toEqual([]);
});

test('what the sample has as null may be anything', () => {
  expect(found({ ...GOOD, buyer: { age: null, note: 'tall' } })).toEqual([]);
});

const { id: _, ...withoutId } = GOOD;

test.each<[string, Record<string, unknown>, string[]]>([
  [
    'no ID',
    withoutId,
    [
      'T002: A result has no id, which is part of the dedupe key.',
      'T004: The sample has id, and a result has not.',
    ],
  ],
  [
    'an ID that is a record',
    { ...GOOD, id: { value: 7 } },
    [
      'T002: A result has no id, which is part of the dedupe key.',
      'T005: A result has another type here than string.',
    ],
  ],
  [
    'a time without a zone',
    { ...GOOD, placed_at: '2026-07-14 01:05' },
    ['T003: The time at placed_at of a result is not in ISO 8601 with a zone.'],
  ],
  [
    'a time that no field declares',
    { ...GOOD, paid: '14/07/2026' },
    ['T003: The time at paid of a result is not in ISO 8601 with a zone.'],
  ],
  [
    'less in a record within it',
    { ...GOOD, buyer: { age: 41 } },
    ['T004: The sample has buyer.note, and a result has not.'],
  ],
  [
    'less in its line items',
    { ...GOOD, lines: [{ amount: 1.5 }] },
    ['T004: The sample has lines[].packed_at, and a result has not.'],
  ],
  [
    'a text for a number',
    { ...GOOD, buyer: { age: '41', note: null } },
    ['T005: A result has another type here than integer.'],
  ],
  [
    'one value for a list',
    { ...GOOD, tags: 'fragile' },
    ['T005: A result has another type here than a list of string.'],
  ],
])('a result with %s is found', (_title, result, expected) => {
  expect(found(result)).toEqual(expected);
});

test('the dedupe key may have more than one part', () => {
  const primary = { 'triggers.new_order.operation.outputFields.1.primary': true };
  expect(found({ ...GOOD, placed_at: null }, primary)).toEqual([
    'T002: A result has no placed_at, which is part of the dedupe key.',
  ]);
});
