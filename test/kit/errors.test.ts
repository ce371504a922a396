import { expect, test } from '@jest/globals';
import { errors } from 'zapier-platform-core';
import { type Consequence, errorFor, isCurated, userError } from '../../kit/errors.ts';

test.each([
  ['halt', errors.HaltedError],
  ['reconnect', errors.ExpiredAuthError],
  ['wait', errors.ThrottledError],
  ['fail', errors.Error],
] as const)('%s becomes the platform error that does it', (consequence: Consequence, kind) => {
  const error = userError(consequence, 'Do this.', { retryAfterSeconds: 5 });
  expect(error).toBeInstanceOf(kind);
  expect(error).toHaveProperty('doNotContextify', true);
  expect(isCurated(error)).toBe(true);
});

test.each([new Error('x'), new TypeError('x'), new errors.HaltedError('x'), 'x', undefined])(
  'the stray error %j is not for the user',
  (error) => {
    expect(isCurated(error)).toBe(false);
  },
);

test('the first row that fits an answer counts, and placeholders are filled in', () => {
  const table = [
    { status: 409, code: 'twice', consequence: 'halt', message: 'Twice {what}.' },
    { status: 409, consequence: 'halt', message: 'Conflict.' },
    { status: 'server', consequence: 'fail', message: 'Down.' },
    { status: 'other', consequence: 'fail', message: 'Odd {what}{missing}.' },
  ] as const;
  const messageOf = (status: number, code?: string) =>
    errorFor(table, { status, code }, { what: 'here' }).message;
  expect(messageOf(409, 'twice')).toContain('Twice here.');
  expect(messageOf(409, 'else')).toContain('Conflict.');
  expect(messageOf(502)).toContain('Down.');
  expect(messageOf(302)).toContain('Odd here.');
});
