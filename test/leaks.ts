/** A text that the platform would store or show, and where it stood. */
export interface Shown {
  place: string;
  text: string;
}

// Ids and external ids may appear: somebody who searches a log must be able to find a customer.
const PRIVATE_KEYS = [
  ...['full_name', 'fullName', 'verified_legal_name', 'legal_name', 'name'],
  ...['first_name', 'last_name', 'date_of_birth', 'tax_id', 'website', 'email', 'phone'],
  ...['line1', 'addressLine1', 'city'],
];

// Texts this short stand in every log by chance; `+61` is no phone number.
const isTelling = (text: string): boolean => text.length > 3 || /[^\p{ASCII}]/u.test(text);

/** Whatever says who somebody is in a record or a request body, at any depth. */
export const privateTexts = (value: unknown): string[] =>
  Object.entries(Object(value)).flatMap(([key, inner]) => {
    if (typeof inner !== 'string') return typeof inner === 'object' ? privateTexts(inner) : [];
    return PRIVATE_KEYS.includes(key) && isTelling(inner.trim()) ? [inner.trim()] : [];
  });

const decoded = (text: string): string =>
  text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });

/** The places of those texts that hold a secret, as it is or as part of a URL, in any case. */
export const leaks = (shown: Shown[], secrets: Iterable<string>): string[] => {
  const wanted = [...new Set(secrets)].map((secret) => secret.toLowerCase());
  return shown
    .map(({ place, text }) => ({ place, text: `${text}\n${decoded(text)}`.toLowerCase() }))
    .filter(({ text }) => wanted.some((secret) => text.includes(secret)))
    .map(({ place }) => place);
};
