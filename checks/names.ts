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
