import { expect, test } from '@jest/globals';
import { failures, otherRow } from '../../../kit/http/failed_answer.ts';

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
