import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { errorTable } from '../../api_errors.ts';
import { errorsPage } from '../../docs/make_errors.ts';

test('docs/errors.md is what the code makes of its tables', () => {
  expect(readFileSync('docs/errors.md', 'utf8')).toBe(errorsPage());
});

test('every row of the error table says what to do', () => {
  const advice =
    /[Cc]onnect again|Check|map|Correct|Shorten|goes on by itself|\{again\}|make a new key|Leave the field/;
  for (const { message } of errorTable) expect(message).toMatch(advice);
});

test('the last row fits every answer, and no row before it does', () => {
  expect(errorTable.findIndex(({ status }) => status === 'other')).toBe(errorTable.length - 1);
});
