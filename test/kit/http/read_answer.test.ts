import { expect, test } from '@jest/globals';
import { readAnswer, requestNote } from '../../../kit/http/read_answer.ts';
import { id, record, text } from '../../../kit/records/fields.ts';

const schema = record({ id: id('ID'), name: text('Name') });

const answer = (data: unknown, status = 200, requestId: string | null = null) => ({
  status,
  data,
  header: () => requestId,
  attempts: 1,
  wasUnanswered: false,
  isEmpty: false,
});

test('reads an answer in the shape of a schema', () => {
  expect(readAnswer(schema, answer({ id: 'a', extra: 1 }))).toEqual({
    id: 'a',
    name: null,
    extra: 1,
  });
});

test.each([undefined, null, 'a', [], {}, { id: null }, { id: '' }])('refuses %j', (data) => {
  expect(() => readAnswer(schema, answer(data))).toThrow('unreadable_answer');
});

test('takes a part of an answer (206) for nothing', () => {
  expect(() => readAnswer(schema, answer({ id: 'a' }, 206))).toThrow('unreadable_answer');
});

test.each([
  ['4f1c-9a', ' (Request 4f1c-9a)'],
  ['Ada Byron', ''],
  ['a'.repeat(65), ''],
  [null, ''],
])('of the request id %j shows %j', (requestId, note) => {
  expect(requestNote(answer({}, 500, requestId))).toBe(note);
});
