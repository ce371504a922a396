/** The words of a label or a key in lower case: `apiKey`, `api_key` and `API Key` are the same. */
export const words = (text: string): string[] =>
  text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? [];

// A word may be written together with what is before it: accesstoken, userpassword.
const CREDENTIAL =
  /(?:(?:api|access|private) ?keys?|tokens?|secrets?|passwords?|passwd|passphrases?|credentials?| jwt) /;

/** Whether a name is that of a key, token, secret or password; an idempotency key is none. */
export const namesCredential = (text: string): boolean =>
  CREDENTIAL.test(` ${words(text).join(' ')} `);

const SMALL_WORDS = new Set(
  'a an and as at but by for from if in into nor of on or per than the to via vs with'.split(' '),
);

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * A label in Title Case. Small words within it, words in parentheses and words with a capital of
 * their own, such as iPhone, stay as they are.
 */
export const titleCased = (label: string): string =>
  label.replace(/\([^)]*\)|[^\s/()]+/g, (word, offset: number) => {
    const isEdge = offset === 0 || offset + word.length === label.length;
    const isFree = !isEdge && SMALL_WORDS.has(word);
    return isFree || word.startsWith('(') || /\p{Lu}/u.test(word) ? word : capitalised(word);
  });
