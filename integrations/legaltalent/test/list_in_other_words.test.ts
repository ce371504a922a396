import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Facts, HOLDERS, isWhole, outcomeOf, readFrom, WORDS } from './other_words.ts';

const anyOf = <T>(values: Record<string, T>) => fc.constantFrom(...Object.values(values));

const PARAMETERS = [
  ...['page', 'cursor', 'next_token', 'nextToken', 'last_key', 'last_evaluated_key'],
  ...['offset', 'start_key', 'at'],
];

test('whatever the words of a place, the list comes whole or not at all', async () => {
  const server = fc.record({
    count: fc.integer({ min: 0, max: 260 }),
    size: fc.constantFrom(null, 20, 23, 40, 100, 250),
    words: fc
      .array(anyOf(WORDS), { minLength: 1, maxLength: 3 })
      .map((all) => (facts: Facts) => Object.assign({}, ...all.map((words) => words(facts)))),
    holder: anyOf(HOLDERS),
    parameter: fc.constantFrom(...PARAMETERS),
    firstPage: fc.constantFrom(0, 1),
    link: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(server, async (one) => {
      expect(await outcomeOf(one)).not.toBe('part');
    }),
    { numRuns: 300 },
  );
});

describe.each(Object.entries(WORDS))('a list that goes on by %s', (_name, words) => {
  const holders = Object.values(HOLDERS);

  test('is never taken for whole before its end', async () => {
    for (const holder of holders)
      expect(await outcomeOf({ count: 250, size: 40, words, holder, parameter: 'at' })).toBe(
        'error',
      );
  });

  test('is read when it has one page', async () => {
    for (const holder of holders)
      expect(await outcomeOf({ count: 37, size: 40, words, holder, parameter: 'page' })).toBe(
        'whole',
      );
  });
});

test.each([
  ['cursor', 'nextCursor'],
  ['cursor', 'cursor'],
  ['next_token', 'next_token'],
  ['nextToken', 'nextToken'],
  ['last_key', 'last_key'],
  ['last_evaluated_key', 'last_evaluated_key'],
  ['page', 'next_page'],
  ['page', 'page, page_size, total'],
  ['page', 'current_page, last_page'],
  ['page', 'page, pages'],
  ['page', 'page, has_next'],
  ['page', 'total_count'],
])('by the parameter %s, %s is followed', async (parameter, name) => {
  const words = WORDS[name] ?? (() => ({}));
  for (const holder of Object.values(HOLDERS))
    expect(await outcomeOf({ count: 250, size: 40, words, holder, parameter })).toBe('whole');
});

test('a Link header that names a next page is more than nothing', async () => {
  const silent = { words: () => ({}), holder: HOLDERS['in the meta'] ?? ((rows) => rows) };
  const one = { count: 45, size: 23, ...silent, parameter: 'page', link: true };
  expect(await outcomeOf(one)).toBe('error');
});

describe('a list that says nothing of its place', () => {
  const holder = (customers: object[]) => ({ customers, count: customers.length });
  const silent = { words: () => ({}), holder };

  test.each([
    [23, 1],
    [40, 2],
    [100, 2],
    [25, 2],
    [250, 2],
    [253, 1],
    [0, 1],
  ])('of %d rows is taken for whole after %d calls', async (count, calls) => {
    for (const parameter of ['page', 'at']) {
      const read = await readFrom({ count, size: Math.max(count, 1), ...silent, parameter });
      expect(read).toMatchObject({ calls });
      expect(isWhole(read.ids, count)).toBe(true);
      expect(read.ids).toHaveLength(count);
    }
  });

  test.each([
    [250, 40, 1],
    [250, 40, 0],
    [101, 100, 1],
    [300, 100, 0],
  ])(
    'of %d rows, %d a page, is an error where the pages begin at %d',
    async (count, size, firstPage) => {
      const one = { count, size, ...silent, parameter: 'page', firstPage };
      expect(await outcomeOf(one)).toBe('error');
    },
  );
});
