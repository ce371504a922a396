import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { identifiesNobody } from '../../../kit/steps/no_id.ts';

const WORDS = [
  ...['null', 'undefined', 'None', 'nil', 'NaN', 'N/A', '#N/A', '(blank)', '(null)', '<nil>'],
  ...['[object Object]', '[object Array]', 'true', 'FALSE', '0'],
  ...['#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '"null"', '""', "''", '[]', '{}', '[null]'],
];

describe('what identifies nobody', () => {
  test.each(WORDS)('is the word %s, alone, behind any prefix and repeated', (word) => {
    const prefixes = [
      ...['', 'hubspot:', 'crm-', 'crm_', 'crm/', 'crm#', 'a:b-', 'hubspot: '],
      ...['crm|', 'crm\\', 'crm,', 'crm;', 'crm\u2013', 'crm\uff1a'],
    ];
    for (const text of prefixes.flatMap((prefix) =>
      [word, word + word, `${word} ${word}`].map((end) => prefix + end),
    ))
      expect([text, identifiesNobody(text)]).toEqual([
        text,
        expect.stringContaining('a word for nothing'),
      ]);
  });

  test.each([
    ...['crm-', 'hubspot/', 'Smith_', 'x#', 'a-b-c-', ':', '-', '_#'],
    ...['crm|', 'crm \u2014', 'crm\uff1a', 'crm\\', 'Doe,', 'crm;', '\u2014'],
  ])('is the bare prefix %s, which is not shown', (prefix) => {
    expect(identifiesNobody(prefix)).toMatch(
      /^holds no ID: the field that is mapped (behind the prefix|there) is empty$/,
    );
  });

  test('is a bare prefix that names a CRM, which is shown', () => {
    expect(identifiesNobody('hubspot:')).toBe(
      'holds no ID: the field that is mapped behind `hubspot:` is empty',
    );
  });

  test.each(['{{1.id}}', 'hubspot:{{id}}', 'a{{'])('is a text with braces: %s', (text) => {
    expect(identifiesNobody(text)).toContain('holds {{');
  });
});

describe('what identifies somebody, although it looks odd', () => {
  test.each([
    ...[
      'NA-42',
      'null-island-7',
      'true:1',
      'none@x',
      '007',
      'hubspot:10',
      'hubspot:100',
      '10',
      'x0',
    ],
    ...[
      'Nullmann',
      'crm-nullmann',
      'untrue',
      'a/b',
      'n/ab',
      'object',
      '[x]',
      '{1}',
      '1-2',
      'nan-1',
    ],
    ...[
      '0a',
      'falsetto',
      'nonesuch',
      '5b0c7a52-9f1e-4c86-8d0b-2f6a1e4c9d37',
      'AAMkAGI2TG93AAA=',
      'Acme Inc.',
      'null|7',
      '#REF',
      '[7]',
      'internal:customer/42',
    ],
  ])('is %s', (id) => {
    expect(identifiesNobody(id)).toBeUndefined();
  });

  test('is every number but zero, behind a prefix or alone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1 }),
        fc.constantFrom('', 'hubspot:', 'a-'),
        (number, prefix) => {
          expect(identifiesNobody(`${prefix}${number}`)).toBeUndefined();
        },
      ),
    );
  });
});
