import { expect, test } from '@jest/globals';

test('a test that waits for a done function is refused, as it would pass at once', () => {
  expect(() => test('waits', (done) => done())).toThrow('"waits" gets no done function');
});

test('a table without a row is refused', () => {
  expect(() => test.each([])).toThrow('The table holds no test.');
});
