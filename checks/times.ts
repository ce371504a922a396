const ISO_TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

/**
 * Whether a text is a date, or a time with its zone, in the form of ISO 8601 with dashes and
 * colons: the form without them is hardly read anywhere.
 */
export const isIsoTime = (text: string): boolean =>
  ISO_TIME.test(text) && !Number.isNaN(Date.parse(text));

const WEEKDAY = `(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?`;
const MONTH = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const ZONE = String.raw`(?: ?(?:Z|[A-Z]{3,4}|(?:GMT|UTC)?[+-]\d{2}(?::?\d{2})?)(?: \([^)]+\))?)?`;
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AP]M)?${ZONE}`;

// A day or a month: 12-34-5678 is no date.
const PART = String.raw`(?:0?[1-9]|[12]\d|3[01])`;

// With dots, day and month have two digits: 10.1.2024 is a version.
const DATES = [
  String.raw`\d{4}[-/]${PART}[-/]${PART}`,
  String.raw`${PART}[-/]${PART}[-/]\d{4}`,
  String.raw`\d{4}\.\d{2}\.\d{2}`,
  String.raw`\d{2}\.\d{2}\.\d{4}`,
  String.raw`${DAY}[ -]${MONTH},?[ -]\d{4}`,
  String.raw`${MONTH} ${DAY},? \d{4}`,
];

const TIMES = [
  `${WEEKDAY}(?:${DATES.join('|')})(?:(?:T|,? (?:at )?)${CLOCK})?`,
  String.raw`${WEEKDAY}${MONTH} ${DAY} ${CLOCK} \d{4}`,
  String.raw`\d{8}T\d{4}(?:\d{2})?(?:[.,]\d+)?${ZONE}`,
];

const TIME = new RegExp(`^(?:${TIMES.join('|')})$`, 'i');

/** Whether a text is nothing but a date or a time, in whatever form. */
export const looksLikeTime = (text: string): boolean => TIME.test(text.trim());
