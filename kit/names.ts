const ABBREVIATIONS = new Map([['id', 'ID']]);

const capitalized = (word: string): string =>
  ABBREVIATIONS.get(word) ?? word.charAt(0).toUpperCase() + word.slice(1);

/** What a user calls a field that an API names in snake case: `client_id` is `Client ID`. */
export const spokenName = (name: string): string => name.split('_').map(capitalized).join(' ');

/** Values by their names in snake case, as an API takes them: `clientId` goes as `client_id`. */
export const snakeCased = (values: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
