import { expect, test } from '@jest/globals';
import { updatedRecord } from '../../kit/answers.ts';
import { id, record, text } from '../../kit/fields.ts';

const schema = record({ id: id('ID'), email: text('Email'), phone: text('Phone') });
const SENT = { id: 'a', email: 'ada@example.org', phone: undefined };

const updated = (data: unknown, isEmpty = false) => {
  const answer = { status: 200, header: () => null, attempts: 1, wasUnanswered: false };
  return updatedRecord(schema, { ...answer, data, isEmpty }, SENT);
};

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

test('an answer without a body leaves what was sent', () => {
  expect(updated(undefined, true)).toEqual({ id: 'a', email: 'ada@example.org', phone: null });
});

test.each([undefined, null, 'done', [1], { email: 7 }])(
  'an answer of %j is broken: whether anything was done is not known',
  (data) => {
    expect(() => updated(data)).toThrow('unreadable_answer');
  },
);
