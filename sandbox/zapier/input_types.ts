const NO_WORDS = /^(?:noo?|n|false|nope|f|never|no thanks|no thank you|nul|0|none|nil|nill|null)$/i;

const numberOf = (text: string): number => {
  const number = Number.parseFloat(text.replace(/[^\d.,-]/g, '').replaceAll(',', ''));
  return Number.isNaN(number) ? 0 : number;
};

/**
 * What a step gets for a text that was typed or mapped into a field of this type. As `invoke` of
 * zapier-platform-cli reads it, which follows production: every word but the known words for no is
 * true.
 */
export const typedValue = (type: string, text: string): unknown => {
  if (type === 'boolean') return !NO_WORDS.test(text);
  if (type === 'number') return numberOf(text);
  return type === 'integer' ? Math.floor(numberOf(text)) : text;
};
