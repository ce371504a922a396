import * as z from 'zod/mini';
import { asText, cleanId, cleanPhone, cleanText } from './clean_text.ts';
import type { Form } from './input.ts';
import { identifiesNobody } from './no_id.ts';

const IS_MISSING = 'is required';
const LOST_DIGITS = 'must be mapped as text: a number this long has lost digits on its way';

const noText = ({ input }: { input?: unknown }): string => {
  if (input === undefined) return IS_MISSING;
  return typeof input === 'number' ? LOST_DIGITS : 'must be text';
};

// Half a character, and a sign that fixes the direction of a text, can be read in more than one way.
const NO_CONTROL_CHARACTERS = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202d\u202e]*$/u;

const plainText = (maxLength: number) =>
  z
    .string({ error: noText })
    .check(
      z.maxLength(maxLength, `may have at most ${maxLength} characters`),
      z.regex(NO_CONTROL_CHARACTERS, 'may not hold line breaks or other control characters'),
    );

/** A text to read, such as a name. `maxLength` counts UTF-16 units, as the vendors do. */
export const text = (maxLength: number): Form<string> => ({
  clean: asText(cleanText),
  schema: () => plainText(maxLength),
});

/** A phone number. */
export const phone = (maxLength: number): Form<string> => ({
  clean: asText(cleanPhone),
  schema: () => plainText(maxLength),
});

const isSomebody = () =>
  z.refine<string>((id) => identifiesNobody(id) === undefined, {
    error: ({ input }) => identifiesNobody(String(input)) ?? '',
  });

/** What tells one record from another: an ID, of the vendor or of the user's own. */
export const identifier = (maxLength: number): Form<string> => ({
  clean: asText(cleanId),
  schema: () => plainText(maxLength).check(isSomebody()),
});

/** The same, where all IDs look like `form`; `rule` ends a sentence about the field. */
export const identifierLike = (maxLength: number, form: RegExp, rule: string): Form<string> => ({
  clean: asText(cleanId),
  schema: () => plainText(maxLength).check(isSomebody(), z.regex(form, rule)),
});

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** An e-mail address. Only its form is checked: the vendor judges the rest. */
export const email = (maxLength: number): Form<string> => ({
  clean: asText(cleanId),
  schema: () =>
    plainText(maxLength).check(
      z.regex(EMAIL, 'must be an e-mail address such as priya@example.org'),
      z.refine((address) => !address.includes('{{'), {
        error: ({ input }) => identifiesNobody(String(input)) ?? '',
      }),
    ),
});

const inCapitals = (value: string): string =>
  /^[a-z]{2}$/i.test(value) ? value.toUpperCase() : value;

/** A country by its two letters of ISO 3166. */
export const country: Form<string> = {
  clean: asText((value) => inCapitals(cleanText(value))),
  schema: () =>
    z.string({ error: noText }).check(z.regex(/^[A-Z]{2}$/, 'must be two letters such as US')),
};

const HEADER_LENGTH = 255;
const HEADER = new RegExp(`^[\\x20-\\x7e]{1,${HEADER_LENGTH}}$`);

/** A key for a header of HTTP, which carries ASCII only. */
export const headerKey: Form<string> = {
  clean: asText(cleanId),
  schema: () =>
    z
      .string({ error: noText })
      .check(
        z.regex(
          HEADER,
          `may hold plain letters, digits, signs and blanks only, ${HEADER_LENGTH} at most`,
        ),
        isSomebody(),
      ),
};
