const SHOWN = 10;

/**
 * Why the sources in a folder may not go to Zapier: it holds files that Git does not know. They
 * would travel along, whatever is in them. Null when there are none.
 */
export const refusal = (unknown: readonly string[]): string | null => {
  if (unknown.length === 0) return null;
  const more = unknown.length > SHOWN ? [`- and ${unknown.length - SHOWN} more`] : [];
  return [
    'Git does not know these files, and a push would send them to Zapier with the sources:',
    ...unknown.slice(0, SHOWN).map((file) => `- ${file}`),
    ...more,
    'Commit them, add them to .gitignore, or move them out of this folder. Then push again.',
  ].join('\n');
};
