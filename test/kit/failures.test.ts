import { expect, test } from '@jest/globals';
import { detailedFields, failures, namesIn, otherRow } from '../../kit/failures.ts';

test.each([
  [{ email: 'bad', 'address.city': 'bad' }, ['email', 'address.city']],
  [[{ field: 'email', message: 'bad' }, { message: 'bad' }, 7, null], ['email']],
  [undefined, []],
  [null, []],
])('the details %j name the fields %j', (details, names) => {
  expect(detailedFields(details)).toEqual(names);
});

const failure = failures({
  table: [
    { status: 409, consequence: 'halt', message: 'Closed.' },
    otherRow('support@vendor.example'),
  ],
  codeOf: ({ data }) => (typeof data === 'string' ? data : undefined),
  mayMeanKeyInUse: (code) => code !== 'closed',
  retryAfterSeconds: () => 1,
});

test.each([
  [409, true, undefined, 'no_answer'],
  [409, true, 'key_in_use', 'no_answer'],
  [409, true, 'closed', 'http_409'],
  [409, false, 'key_in_use', 'http_409'],
  [418, true, 'key_in_use', 'http_418'],
])('%d after a lost attempt (%p) with the code %j is %s', (status, wasUnanswered, data, code) => {
  const answer = { status, data, wasUnanswered, header: () => null, attempts: 2, isEmpty: false };
  const call = { kind: 'update', method: 'PATCH', path: '/', isRepeatable: true } as const;
  expect(failure(answer, call).details.code).toBe(code);
});

const BODY = { name: 'website "tax_id"', website: 'https://a.example', country: undefined };

test.each([
  [{ error: { message: 'website: not a URL' } }, BODY, ['website']],
  [{ error: 'name and website' }, BODY, ['name', 'website']],
  [{ fields: { country: 'missing' } }, BODY, ['country']],
  [{ error: { name: 'ValidationError', message: 'Bad.' } }, BODY, []],
  [{ error: { name: 'Error', details: [{ name: 'x' }] } }, BODY, ['name']],
  [{ message: 'website "tax_id" is taken' }, { ...BODY, tax_id: 'x' }, []],
  [{ message: 'tax_id is wrong' }, BODY, []],
  [{ message: 'website' }, undefined, []],
  [undefined, BODY, []],
])('%j rejects of what %j holds the fields %j', (data, body, names) => {
  const header = () => null;
  const answer = { status: 400, data, header, attempts: 1, wasUnanswered: false, isEmpty: false };
  expect(namesIn(answer, { body })).toEqual(names);
});
