import { describe, expect, test } from '@jest/globals';
import {
  flag,
  group,
  id,
  lineItems,
  looseNumeric,
  looseText,
  looseTexts,
  numeric,
  outputFields,
  record,
  text,
  texts,
  time,
  underEitherId,
  unixOrIsoTime,
} from '../../../kit/records/fields.ts';

const schema = record({
  id: id('ID'),
  name: text('Name'),
  saved_at: time('Saved At'),
  owner: group({ mail: text('Owner Mail'), flags: group({ staff: flag('Owner Is Staff') }) }),
});

test('output fields come from the schema, nested ones flattened', () => {
  expect(outputFields(schema, ['id', 'saved_at'])).toEqual([
    { key: 'id', label: 'ID', type: 'string', primary: true },
    { key: 'name', label: 'Name', type: 'string' },
    { key: 'saved_at', label: 'Saved At', type: 'datetime', primary: true },
    { key: 'owner__mail', label: 'Owner Mail', type: 'string' },
    { key: 'owner__flags__staff', label: 'Owner Is Staff', type: 'boolean' },
  ]);
});

test.each([{}, { owner: null }, { owner: {} }, { owner: { flags: null } }])(
  'a record with %j has every documented key',
  (given) => {
    expect(schema.parse({ id: 'a', ...given })).toEqual({
      id: 'a',
      name: null,
      saved_at: null,
      owner: { mail: null, flags: { staff: null } },
    });
  },
);

test('keys that nobody documented pass through at every depth', () => {
  const given = { id: 'a', extra: 1, owner: { extra: [2] } };
  expect(schema.parse(given)).toMatchObject(given);
});

test.each([{}, { id: null }, { id: '' }, { id: 7 }])(
  'a record with %j as id is refused',
  (given) => {
    expect(schema.safeParse(given).success).toBe(false);
  },
);

describe('lists', () => {
  const listing = record({
    id: id('ID'),
    owners: lineItems({ name: text('Owner Name'), share: numeric('Owner Share') }),
    reasons: texts('Reasons'),
  });

  test('become output fields of line items and of plain lists', () => {
    expect(outputFields(listing)).toEqual([
      { key: 'id', label: 'ID', type: 'string' },
      { key: 'owners[]name', label: 'Owner Name', type: 'string' },
      { key: 'owners[]share', label: 'Owner Share', type: 'number' },
      { key: 'reasons', label: 'Reasons', type: 'string', list: true },
    ]);
  });

  test.each([{}, { owners: null, reasons: null }])('are empty in a record with %j', (given) => {
    expect(listing.parse({ id: 'a', ...given })).toEqual({ id: 'a', owners: [], reasons: [] });
  });

  test('keep what nobody documented, and every documented key', () => {
    expect(listing.parse({ id: 'a', owners: [{ extra: 1 }] })).toMatchObject({
      owners: [{ name: null, share: null, extra: 1 }],
    });
  });
});

test.each([
  ['A1', true],
  ['B1', false],
  ['', false],
  [undefined, false],
])('an id of a form may be %j: %p', (given, isOne) => {
  expect(id('ID', /^A\d$/).safeParse(given).success).toBe(isOne);
});

test.each([
  [40, 40],
  ['40.00', 40],
  [' -0.5 ', -0.5],
  [null, null],
  [undefined, null],
])('the number %j becomes %j', (given, expected) => {
  const shares = record({ share: numeric('Share') });
  expect(shares.parse({ share: given })).toEqual({ share: expected });
  expect(outputFields(shares)).toEqual([{ key: 'share', label: 'Share', type: 'number' }]);
});

test.each(['', ' ', '40 %', '1e9', '0x1', '4,5', true, [40]])('%j is no number', (given) => {
  expect(numeric('Share').safeParse(given).success).toBe(false);
});

test.each([
  ['2026-05-11T14:03:22-03:00', '2026-05-11T14:03:22-03:00'],
  [1_778_508_202, '2026-05-11T14:03:22.000Z'],
  [1_778_508_202_500, '2026-05-11T14:03:22.500Z'],
  [99_999_999_999, '5138-11-16T09:46:39.000Z'],
  [100_000_000_000, '1973-03-03T09:46:40.000Z'],
  [0, '1970-01-01T00:00:00.000Z'],
  ['1778508202', '2026-05-11T14:03:22.000Z'],
  ['1778508202500', '2026-05-11T14:03:22.500Z'],
  ['2026', '2026'],
  ['20260511', '20260511'],
  [1e20, null],
  [null, null],
  [undefined, null],
])('the time %j becomes %j', (given, expected) => {
  const times = record({ at: unixOrIsoTime('At') });
  expect(times.parse({ at: given })).toEqual({ at: expected });
  expect(outputFields(times)).toEqual([{ key: 'at', label: 'At', type: 'datetime' }]);
});

test.each([true, {}, ['2026-05-11']])('%j is no time', (given) => {
  expect(unixOrIsoTime('At').safeParse(given).success).toBe(false);
});

test.each([
  [{ own_id: 'a', name: 'n' }, 'a'],
  [{ id: 'b' }, 'b'],
  [{ own_id: 'a', id: 'b' }, 'a'],
  [{ own_id: null, id: 'b' }, 'b'],
  [{ own_id: 7 }, '7'],
])('a record as %j has the id %j under both names', (given, expected) => {
  const both = underEitherId('own_id', record({ id: id('ID'), own_id: id('Own ID') }));
  expect(both.parse(given)).toEqual({ ...given, id: expected, own_id: expected });
});

test.each([{}, { id: '' }, { own_id: true }, null, 'text', [{ id: 'a' }]])(
  '%j has no id under either name',
  (given) => {
    const both = underEitherId('own_id', record({ id: id('ID'), own_id: id('Own ID') }));
    expect(both.safeParse(given).success).toBe(false);
  },
);

describe('what no page of the vendor shows', () => {
  const loose = record({
    code: looseText('Code'),
    score: looseNumeric('Score'),
    factors: looseTexts('Factors'),
  });

  test.each([
    [{}, { code: null, score: null, factors: [] }],
    [
      { code: null, score: null, factors: null },
      { code: null, score: null, factors: [] },
    ],
    [
      { code: 7, score: '42.5', factors: 'country' },
      { code: '7', score: 42.5, factors: ['country'] },
    ],
    [
      { code: { a: 1 }, score: 'high', factors: ['country', 3, null, { a: [1] }] },
      { code: '{"a":1}', score: null, factors: ['country', '3', '{"a":[1]}'] },
    ],
    [
      { code: false, score: [1], factors: { a: 1 } },
      { code: 'false', score: null, factors: ['{"a":1}'] },
    ],
  ])('is read whatever it is: %j', (given, expected) => {
    expect(loose.parse(given)).toEqual(expected);
  });

  test('is declared as what it becomes', () => {
    expect(outputFields(loose)).toEqual([
      { key: 'code', label: 'Code', type: 'string' },
      { key: 'score', label: 'Score', type: 'number' },
      { key: 'factors', label: 'Factors', type: 'string', list: true },
    ]);
  });
});
