import { describe, expect, test } from '@jest/globals';
import type { HttpAnswer } from '../../../kit/http/send.ts';
import { confirms, contentOf, errorCode, retryAfterIn, saysSuccess } from '../api_envelope.ts';

const answerOf = (data: unknown, status = 200, retryAfter: string | null = null): HttpAnswer => ({
  status,
  header: (name) => (name === 'retry-after' ? retryAfter : null),
  data,
  attempts: 1,
  wasUnanswered: false,
  isEmpty: false,
});

test.each([
  [{ data: { a: 1 }, meta: {} }, { a: 1 }],
  [{ data: [1], execution_context: {} }, [1]],
  [{ data: null }, null],
  [{ a: 1 }, { a: 1 }],
  [
    { status: 'active', a: 1 },
    { status: 'active', a: 1 },
  ],
  [{ status: 'success', a: 1, meta: {}, execution_context: {} }, { a: 1 }],
  [{ status: 'success', meta: {} }, {}],
  [[1], [1]],
  [undefined, undefined],
  ['text', 'text'],
])('the content of %j is %j', (data, content) => {
  expect(contentOf(answerOf(data))).toEqual(content);
});

test.each([
  [{ data: { customer_id: 'ID-1' } }, true],
  [{ id: 'id-1' }, true],
  [{ status: 'success' }, true],
  [{ message: 'ok' }, false],
  [null, false],
])('%j confirms what was done: %j', (data, expected) => {
  expect(confirms(answerOf(data), 'id-1')).toBe(expected);
});

test('an answer about another id is an error', () => {
  const answer = answerOf({ status: 'success', data: { customer_id: 'id-2' } });
  expect(() => confirms(answer, 'id-1')).toThrow('unreadable_answer');
});

test.each([
  [200, { status: 'success', data: 1 }, true],
  [201, undefined, true],
  [200, { status: 'error', data: 1 }, false],
  [200, { data: { status: 'error' } }, true],
  [200, { data: 1, error: null }, true],
  [200, { data: 1, error: '' }, true],
  [200, { error: 'C', message: 'm' }, false],
  [200, { error: { code: 'C' } }, false],
  [400, { status: 'success' }, false],
])('%d with %j: a success is %j', (status, data, expected) => {
  expect(saysSuccess(answerOf(data, status))).toBe(expected);
});

describe('an error', () => {
  test.each([
    [{ error: { type: 'T', code: 'C' } }, 'C'],
    [{ error: 'C', message: 'm' }, 'C'],
    [{ data: { error: { code: 'C' } } }, 'C'],
    [{ error: { type: 'T' } }, undefined],
    [{ message: 'm' }, undefined],
    [undefined, undefined],
  ])('%j has the code %j', (data, code) => {
    expect(errorCode(answerOf(data, 400))).toBe(code);
  });

  test.each([
    [{ retry_after: 37 }, null, '37'],
    [{ retry_after: '37' }, '9', '37'],
    [{ retry_after: null }, '9', '9'],
    [{ retry_after: '' }, '9', '9'],
    [{ retry_after: '' }, null, null],
    [{ error: { retry_after: 0 } }, '9', '0'],
    [{ error: { retry_after: 1 }, retry_after: 2 }, null, '2'],
    [{}, '9', '9'],
    [undefined, null, null],
  ])('%j with the header %j asks to wait for %j', (data, header, wait) => {
    expect(retryAfterIn(answerOf(data, 429, header))).toBe(wait);
  });
});
