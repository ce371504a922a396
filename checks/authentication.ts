import type { AppDefinition, Field } from '../sandbox/zapier/app_definition.ts';
import { hasLink } from './markdown.ts';
import { connectionFields, type Finding } from './places.ts';
import { type PlacedText, texts } from './texts.ts';
import { words } from './words.ts';

/** The help text of whatever the user fills in to connect links to the page where it is found. */
export const d002 = (definition: AppDefinition): Finding[] =>
  connectionFields(definition)
    .filter(({ field }) => !field.computed && !hasLink(field.helpText ?? ''))
    .map(({ where }) => ({
      where,
      problem: 'The help text has no link to the page where the user finds this.',
    }));

const DOMAIN_WORD = /(?:domain|hostname|url|site)$|^(?:host|instance)$/;

const asksForDomain = ({ key, label = '', inputFormat }: Field): boolean =>
  inputFormat !== undefined || [key, label].flatMap(words).some((word) => DOMAIN_WORD.test(word));

// What stands between `://` and the path, also in code: `https://${bundle.authData.office}.example`.
const TYPED_HOST = /[a-z]:\/\/[^/?#\s]*\{\s*bundle\.(?:auth|input)Data/i;
const TYPED_BASE = /^\s*\{\{\s*bundle\.(?:auth|input)Data/;

const hasTypedDomain = ({ where, text }: PlacedText): boolean =>
  TYPED_HOST.test(text) || (/url$/i.test(where) && TYPED_BASE.test(text));

/**
 * A domain that the user types must be checked by the app's own code. Zapier can not see that code
 * and warns of every such field; so does this, and of every request that goes to such a domain.
 */
export const d026 = (definition: AppDefinition): Finding[] => {
  const fields = connectionFields(definition).filter(({ field }) => asksForDomain(field));
  return [...fields, ...texts(definition).filter(hasTypedDomain)].map(({ where }) => ({
    where,
    problem: 'The user types a domain: leave it out, or check it before each request.',
  }));
};
