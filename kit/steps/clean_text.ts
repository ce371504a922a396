// What users map comes out of CRMs, mails and spreadsheets. What follows changes only what no
// reader sees: two texts that look different stay different.

/** Marks that show nothing by themselves, so that a text with one looks like the text without. */
const INVISIBLE = [
  '\u00ad', // soft hyphen: where a word may be broken
  '\u200b\u2060\ufeff', // blanks and joints without width; web pages and spreadsheets add them
  '\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069', // directions; address books add them to phone numbers
  '\u2061-\u2064', // signs of formulas
  '\u034f\u206a-\u206f', // an aid for sorting, and orders that Unicode gave up
].join('');

const MARKS = new RegExp(`[${INVISIBLE}]`, 'gu');

// An order from left to right shows nothing unless there are signs of the other direction.
const LEFT_TO_RIGHT = /\u202d/g;
const RIGHT_TO_LEFT_SIGN =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

// Joiners and variation selectors shape the letters of many scripts. Beside ASCII they show nothing.
const JOINER = '[\\u200c\\u200d\\u180e\\ufe00-\\ufe0f]';
const ASCII = '[\\0-\\x7f]';
const ASCII_OR_BLANK = '[\\0-\\x7f\\s\\u0085]';
const JOINERS_AT_START = new RegExp(`^(?:${JOINER}+(?=${ASCII})|\\s)+`);
const JOINERS_AT_END = new RegExp(`(?:(?<=${ASCII})${JOINER}+|\\s)+$`);
const JOINERS_BESIDE_ASCII = new RegExp(
  `(?<=^|${ASCII_OR_BLANK})${JOINER}+|${JOINER}+(?=$|${ASCII_OR_BLANK})`,
  'g',
);

const BLANKS = /[\s\u0085]+/g;
const BLANKS_IN_LINE = /\p{Zs}/gu;
const EDGES = /^[\s\u0085]+|[\s\u0085]+$/g;
const HYPHENS = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

const withoutMarks = (text: string): string => {
  const plain = text.normalize('NFC').replace(MARKS, '').normalize('NFC');
  return RIGHT_TO_LEFT_SIGN.test(plain) ? plain : plain.replace(LEFT_TO_RIGHT, '');
};

/** A name, an address or another text to read: one blank for any run of blanks and line breaks. */
export const cleanText = (text: string): string =>
  withoutMarks(text)
    .replace(BLANKS, ' ')
    .replace(JOINERS_AT_START, '')
    .replace(JOINERS_AT_END, '')
    .normalize('NFC');

/** An ID, an e-mail address or a key: inner line breaks stay, as their meaning is unclear. */
export const cleanId = (text: string): string =>
  withoutMarks(text)
    .replace(BLANKS_IN_LINE, ' ')
    .replace(JOINERS_BESIDE_ASCII, '')
    .replace(EDGES, '')
    .normalize('NFC');

/** A phone number: every kind of hyphen becomes the plain one. */
export const cleanPhone = (text: string): string => cleanText(cleanId(text.replace(HYPHENS, '-')));

// Unicode names what is to be shown as nothing; the last one is an empty cell of Braille.
const SHOWS_NOTHING = /^[\s\u0085\p{Default_Ignorable_Code_Point}\u2800]*$/u;

const isPlainObject = (value: object): boolean =>
  [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** Whether a value is a blank: nothing, a text that shows nothing, an empty list or object. */
export const isBlank = (value: unknown): boolean => {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return SHOWS_NOTHING.test(value);
  if (Array.isArray(value)) return value.every(isBlank);
  return typeof value === 'object' && isPlainObject(value) && Object.keys(value).length === 0;
};

// Zapier hands over numbers as JSON: beyond 2^53 the last digits are wrong already.
const hasAllDigits = (number: number): boolean =>
  Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));

/**
 * What was filled in as a clean text; undefined for a blank. Whatever is not a text stays as it is,
 * for the schema to refuse.
 */
export const asText =
  (clean: (text: string) => string) =>
  (value: unknown): unknown => {
    if (isBlank(value)) return undefined;
    if (typeof value === 'number') return hasAllDigits(value) ? String(value) : value;
    return typeof value === 'string' ? clean(value) : value;
  };
