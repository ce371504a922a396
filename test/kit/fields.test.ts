import { describe, expect, test } from '@jest/globals';
import {
  flag,
  group,
  id,
  lineItems,
  numeric,
  outputFields,
  record,
  text,
  texts,
  time,
} from '../../kit/fields.ts';

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
