import { problem } from '../errors/sentences.ts';

/** What comes along when a key is copied out of a mail, a manual or a program. */
const WRAPPINGS: [RegExp, string][] = [
  [/authorization\s*["']?\s*[:=]/i, 'the word Authorization'],
  [/^["'`]?\s*bearer[\s:]/i, 'the word Bearer'],
  [/^token\s/i, 'the word Token'],
  [/^["'`“”„‘’‚«»](.*)["'`“”‘’«»]$/su, 'quotation marks'],
  [/^<.*>$/su, 'angle brackets'],
  [/^\{?["']?([a-z\d]+[ _-])*(api)?(key|token|id|secret)["']?\s*[:=]/i, 'its name'],
];

/**
 * Throws when a credential was pasted with something around it. Called by the test of a connection:
 * the vendor would say that it does not know the key, and the user would make a new one for nothing.
 */
export const refuseWrapping = (value: string, field: string): void => {
  const pasted = value.trim();
  const around = WRAPPINGS.find(([form]) => form.test(pasted))?.[1];
  if (around) throw problem('wrapped_key', { field, around });
};

// What RFC 6750 takes for a token: letters, digits and some signs, no blanks. Zapier's command line
// tests a connection that Zapier keeps with `{{apiKey}}` in place of the key.
const TOKEN = /^([\w.~+/-]+=*|\{\{\w+\}\})$/;

/** The same for a key that is sent as a token, which holds no blank or other sign either. */
export const refuseNoToken = (value: string, field: string): void => {
  refuseWrapping(value, field);
  if (!TOKEN.test(value.trim())) throw problem('bad_key');
};
