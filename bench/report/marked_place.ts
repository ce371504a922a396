const END = '<!-- /bench -->';

/**
 * A text with what stands between `<!-- bench:NAME -->` and the next `<!-- /bench -->` replaced.
 * Throws when the text has no such place.
 */
export const withPlaceFilled = (text: string, name: string, content: string): string => {
  const start = `<!-- bench:${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(END, from);
  if (from < 0 || to < 0) throw new Error(`The text has no place for ${start} … ${END}.`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
};
