import { expect, test } from '@jest/globals';
import { detailedFields, failures, otherRow } from '../../kit/failures.ts';

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
