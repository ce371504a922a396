import { expect, test } from '@jest/globals';
import { errors } from 'zapier-platform-core';
import { problemOf } from '../../../kit/errors/error_table.ts';
import { type Consequence, Problem } from '../../../kit/errors/problem.ts';
import { problems } from '../../../kit/errors/sentences.ts';
import { userError } from '../../../kit/errors/user_error.ts';

test.each([
  ['halt', errors.HaltedError],
  ['reconnect', errors.ExpiredAuthError],
  ['wait', errors.ThrottledError],
  ['fail', errors.Error],
] as const)('%s becomes the platform error that does it', (consequence: Consequence, kind) => {
  const row = { consequence, message: 'Do {what}. {missing}' };
  const error = userError(new Problem(row, { code: 'x' }, { what: 'this' }), {});
  expect(error).toBeInstanceOf(kind);
  expect(error).toHaveProperty('doNotContextify', true);
  expect(error.message).toMatch(/Do this\.("|$)/);
});

test('the first row that fits an answer counts, the last row fits the rest', () => {
  const problemFor = (status: number, code?: string, call = 'read') =>
    problemOf(
      [
        { status: 409, code: 'twice', consequence: 'halt', message: 'Twice.' },
        { status: 409, consequence: 'halt', message: 'Conflict.' },
        { status: 404, calls: ['read'], consequence: 'halt', message: 'Unknown.' },
        { status: 'server', consequence: 'fail', message: 'Down.' },
        { status: 'other', consequence: 'fail', message: 'Odd.' },
      ],
      { status, code, call },
      {},
    ).row.message;
  expect(problemFor(409, 'twice')).toBe('Twice.');
  expect(problemFor(409, 'else')).toBe('Conflict.');
  expect(problemFor(404)).toBe('Unknown.');
  expect(problemFor(404, undefined, 'write')).toBe('Odd.');
  expect(problemFor(502)).toBe('Down.');
  expect(problemFor(302)).toBe('Odd.');
});

test('every sentence of the kit says what to do, unless the input says it', () => {
  for (const [code, { message }] of Object.entries(problems)) {
    if (code !== 'wrong_input') {
      expect(message).toMatch(
        /\{again\}|connect again|reconnect|Correct|Check|Choose|Narrow|Search by|Look|Switch|Type |fill in|tell the/,
      );
    }
  }
});
