// An empty field that is mapped behind a fixed prefix leaves `hubspot:`, and programs write `null`
// or `N/A` for nothing. Many people would become one under such an ID.

// A `.` and a `=` are none: IDs end in them, such as those of Outlook.
const SEPARATORS = String.raw`:\uff1a/\\|,;_#\u2010-\u2015-`;

/** Words that programs write for nothing. */
const WORDS = [
  ...['null', '\\(null\\)', 'undefined', '\\[object [^\\]]*\\]'], // JavaScript, Java
  ...['none', 'nil', '<nil>', 'nan'], // Python, Ruby, Go, numbers
  ...['n/a', '#n/a', '\\(blank\\)'], // spreadsheets and people
  '#(?:ref!|value!|name\\?|null!|num!|div/0!|error!)', // formulas that failed
  ...['"null"', '""', "''", '\\[\\]', '\\{\\}', '\\[null\\]'], // JSON
  ...['true', 'false', '0'], // an answer, or a count, in place of an ID
].join('|');

// The whole text or its end, once or several times: `undefined undefined` is a name of two parts.
const WORD_FOR_NOTHING = new RegExp(`(?:^|[${SEPARATORS}])\\s*(${WORDS})(?:[\\s,;]*\\1)*$`, 'iu');

const BARE_PREFIX = new RegExp(`[${SEPARATORS}]$`);
const NAME_OF_CRM = /^[a-z]{2,20}:$/; // what may be shown: other prefixes could hold a name

const SIGN = new RegExp(`^[${SEPARATORS}]+$`);

const emptyBehind = (prefix: string): string => {
  if (SIGN.test(prefix)) return 'holds no ID: the field that is mapped there is empty';
  const shown = NAME_OF_CRM.test(prefix) ? `\`${prefix}\`` : 'the prefix';
  return `holds no ID: the field that is mapped behind ${shown} is empty`;
};

/** The end of a sentence that says why a clean text is no ID; undefined when it can be one. */
export const identifiesNobody = (id: string): string | undefined => {
  if (id.includes('{{')) return 'holds {{: Zapier did not fill in what is mapped there';
  if (BARE_PREFIX.test(id)) return emptyBehind(id);
  return WORD_FOR_NOTHING.test(id)
    ? 'holds no ID, only a word for nothing such as null or N/A: check the field that is mapped there'
    : undefined;
};
