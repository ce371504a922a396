/** A text somewhere in a definition. */
export interface PlacedText {
  where: string;
  text: string;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const nameOf = (item: unknown, fallback: string): string =>
  isObject(item) && 'key' in item && typeof item.key === 'string' ? item.key : fallback;

// What these hold is named as if it stood in the step itself.
const WRAPPERS = ['operation', 'display'];

const placeBelow = (where: string, name: string): string =>
  WRAPPERS.includes(name) ? where : [where, name].filter((part) => part !== '').join('.');

/** Every text in a value, at any depth. */
export const texts = (value: unknown, where = ''): PlacedText[] => {
  if (typeof value === 'string') return [{ where, text: value }];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = Array.isArray(value) ? nameOf(inner, key) : key;
    return texts(inner, placeBelow(where, name));
  });
};
