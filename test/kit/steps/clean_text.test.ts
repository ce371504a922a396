import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asText, cleanId, cleanPhone, cleanText, isBlank } from '../../../kit/steps/clean_text.ts';

// Letters of many scripts, and what CRMs, mails and spreadsheets leave between them.
const NOISE = [
  ...['\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u061c'],
  ...['\u034f', '\u206a', '\u180e', '\ufe0f', '\ufe00'],
  ...['\u202a', '\u202c', '\u202d', '\u202e', '\u2066', '\u2069', '\u0301', '\u0308', '\u093f'],
  ...[' ', '  ', '\t', '\r\n', '\n', '\u00a0', '\u2003', '\u2028', '\u0085', '\u3000', '\u0000'],
  ...[
    '-',
    '\u2011',
    '\u2013',
    '\u2212',
    ':',
    '{{',
    '1',
    'K',
    '\u212a',
    '\ud83d',
    '👩‍💻',
    'e\u0301',
  ],
];
const LETTERS = [
  'Ada',
  'José',
  'Zoë',
  'Ольга',
  '李小龍',
  'علی',
  'می\u200cخواهم',
  'न्\u200dया',
  '김',
  'อ',
];
const messy = fc
  .array(
    fc.oneof(
      fc.constantFrom(...NOISE),
      fc.constantFrom(...LETTERS),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const UNSEEN =
  /[\u034f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202c\u2060-\u2064\u2066-\u206f\ufeff]/gu;
const TURNED = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether a joiner has letters on both sides whose shapes it can change. */
const shapes = (before: string | undefined, after: string | undefined): boolean =>
  [before, after].every((sign) => sign !== undefined && !/[\0-\x7f]/.test(sign));

const JOINERS = /(?:[\ufe00-\ufe0f]|\u180e|\u200c|\u200d)+/gu;

/** What somebody who reads a text sees of it, but for runs of blanks. */
const seen = (text: string): string => {
  const bare = text.normalize('NFC').replace(UNSEEN, '').normalize('NFC');
  const shown = (TURNED.test(bare) ? bare : bare.replaceAll('\u202d', ''))
    .normalize('NFC')
    .replace(/[\s\u0085]+/g, ' ');
  const shaped = shown.replace(JOINERS, (run, at) =>
    shapes(shown[at - 1], shown[at + run.length]) ? run : '',
  );
  return shaped.replace(/ +/g, ' ').trim().normalize('NFC');
};

const hyphenated = (text: string): string =>
  seen(text.replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-'));

const CLEANERS = [
  { name: 'text', clean: cleanText, look: seen },
  { name: 'ID', clean: cleanId, look: seen },
  { name: 'phone number', clean: cleanPhone, look: hyphenated },
];

describe.each(CLEANERS)('cleaning a $name', ({ clean, look }) => {
  test('cleans nothing more the second time', () => {
    fc.assert(
      fc.property(messy, (text) => {
        expect(clean(clean(text))).toBe(clean(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('keeps what a reader sees, so that no two texts that look different become one', () => {
    fc.assert(
      fc.property(messy, (text) => {
        expect(look(clean(text))).toBe(look(text));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('what is cleaned', () => {
  test.each([
    ['crm-1\u200b', 'crm-1'],
    ['\ufeffcrm-1', 'crm-1'],
    ['crm\u2060-1', 'crm-1'],
    ['crm\u200c-1', 'crm-1'],
    ...['\ufe0f', '\u180e', '\u034f', '\u206a'].map((sign) => [`crm-1${sign}`, 'crm-1']),
    ['crm\u00a01\n', 'crm 1'],
    ['ada\u00ad@exam\u200eple.org\u2069', 'ada@example.org'],
    ['Jose\u0301', 'José'],
    ['\u212alaus', 'Klaus'],
  ])('the ID %j', (typed, cleaned) => {
    expect(cleanId(typed)).toBe(cleaned);
  });

  test.each([
    ['ACME Corp.\r\nDoe, John', 'ACME Corp. Doe, John'],
    ['Ada\tLovelace', 'Ada Lovelace'],
    ['Ada \u2028 \u3000\u0085Lovelace ', 'Ada Lovelace'],
    ['Jose\u0301  Nu\u0301n\u0303ez', 'José Núñez'],
    ['\u202bعلی\u202c', 'علی'],
    ['\u202dPriya\u202c', 'Priya'],
  ])('the name %j', (typed, cleaned) => {
    expect(cleanText(typed)).toBe(cleaned);
  });

  test.each([
    ['\u202a+61\u00a0491\u2011570\u2011156\u202c', '+61 491-570-156'],
    ['+1\u2212303\u2013555\ufe630134', '+1-303-555-0134'],
    ['+61\n491\u200a570', '+61 491 570'],
  ])('the phone number %j', (typed, cleaned) => {
    expect(cleanPhone(typed)).toBe(cleaned);
  });

  test.each(['می\u200cخواهم', 'न्\u200dया', '👩\u200d💻', 'അവന്\u200d', 'A\u200cB'])(
    'not the joiners inside the name %j, which shape its letters',
    (name) => {
      expect(cleanText(name)).toBe(name);
    },
  );

  test.each(['a\u202eb', '\u202dאב', 'a\u0007b'])('not %j, which has no one reading', (text) => {
    expect(cleanText(text)).toBe(text);
  });
});

describe('a value', () => {
  test.each(
    ['', ' \t', '\u200b', '\u3164\u2800', '\u200d', null, undefined, [], {}, [''], [[]]].map(
      (value) => [value],
    ),
  )('is a blank when it shows nothing: %j', (value) => {
    expect(isBlank(value)).toBe(true);
    expect(asText(cleanText)(value)).toBeUndefined();
  });

  test.each([0, false, '0', '\u0000', ['a'], { a: null }, new Date(0), new Map()])(
    'is none otherwise: %p',
    (value) => {
      expect(isBlank(value)).toBe(false);
    },
  );

  test.each([
    [5001, '5001'],
    [-0, '0'],
    [12.5, '12.5'],
    [2 ** 53 - 1, '9007199254740991'],
  ])('becomes a text when it is the number %p', (number, text) => {
    expect(asText(cleanId)(number)).toBe(text);
  });

  test.each([2 ** 53, -(2 ** 53), 1e21, Number.NaN, Number.POSITIVE_INFINITY])(
    'stays as it is when it is %p, which has lost digits',
    (number) => {
      expect(asText(cleanId)(number)).toBe(number);
    },
  );
});
