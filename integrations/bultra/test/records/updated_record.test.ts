import { describe, expect, test } from '@jest/globals';
import { group, id, record, text } from '../../../../kit/records/fields.ts';
import { updatedRecord } from '../../records/updated_record.ts';

const schema = record({ id: id('ID'), email: text('Email'), phone: text('Phone') });
const SENT = { id: 'a', email: 'ada@example.org', phone: undefined };
const ANSWER = {
  status: 200,
  header: () => null,
  attempts: 1,
  wasUnanswered: false,
  isEmpty: false,
};

const updated = (data: unknown) => updatedRecord(schema, { ...ANSWER, data }, SENT);

test.each([
  [{ email: 'lovelace@example.org' }, { email: 'lovelace@example.org', phone: null }],
  [
    { email: null, phone: '+1' },
    { email: 'ada@example.org', phone: '+1' },
  ],
  [{}, { email: 'ada@example.org', phone: null }],
  [{ seen: true }, { email: 'ada@example.org', phone: null, seen: true }],
])('after %j holds what was answered, else what was sent', (data, expected) => {
  expect(updated(data)).toEqual({ id: 'a', ...expected });
});

test.each([null, 'OK', 7, [1], {}, { id: '', email: 7, phone: ['+1'] }])(
  'an answer of %j leaves what was sent: the update was made',
  (data) => {
    expect(updated(data)).toEqual({ id: 'a', email: 'ada@example.org', phone: null });
  },
);

test('no answer at all leaves what was sent, but an answer that is no JSON proves nothing', () => {
  const nothing = { ...ANSWER, data: undefined };
  expect(updatedRecord(schema, { ...nothing, isEmpty: true }, SENT)).toMatchObject({ id: 'a' });
  expect(() => updatedRecord(schema, nothing, SENT)).toThrow('unreadable_answer');
});

describe('a part of an answer', () => {
  const home = record({
    id: id('ID'),
    home: group({ street: text('Street'), town: text('Town') }),
  });
  const sent = { id: 'a', home: { street: '7 Quay Street', town: 'Boston' } };
  const moved = (data: unknown, values = sent) =>
    updatedRecord(home, { ...ANSWER, data }, values, { home: ['person', 'company'] }).home;

  test.each([
    { home: { town: 'Cambridge' } },
    { home: { town: 'Cambridge', street: null } },
    { home: { town: 'Cambridge', street: 7 } },
    { person: { home: { town: 'Cambridge' } } },
    { home: null, person: null, company: { home: { town: 'Cambridge' } } },
    { home: { town: 'Cambridge' }, person: { home: { street: 'Elsewhere' } } },
  ])('as in %j does not wipe out the rest of what was sent', (data) => {
    expect(moved(data)).toEqual({ street: '7 Quay Street', town: 'Cambridge' });
  });

  test.each([{ home: 'Cambridge' }, { home: [] }, { person: 'Ada' }, { person: { town: 'Ely' } }])(
    'as in %j does not count',
    (data) => {
      expect(moved(data)).toEqual(sent.home);
    },
  );

  test('that nobody documented passes through', () => {
    expect(moved({ home: { lift: 'none' } })).toEqual({ ...sent.home, lift: 'none' });
  });
});
