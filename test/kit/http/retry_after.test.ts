import { expect, test } from '@jest/globals';
import { retryAfterSeconds } from '../../../kit/http/retry_after.ts';

const NOW = Date.parse('2026-07-20T09:00:00Z');

test.each([
  ['17', 17],
  ['0', 1],
  ['Mon, 20 Jul 2026 09:01:30 GMT', 90],
  ['Mon, 20 Jul 2026 08:00:00 GMT', 1],
  ['99999999', 86_400],
  ['1.5', 2],
  ['-5', 60],
  ['soon', 60],
  ['', 60],
  [' ', 60],
  [null, 60],
])('reads %j as %d seconds', (header, expected) => {
  expect(retryAfterSeconds(header, 60, NOW)).toBe(expected);
});
