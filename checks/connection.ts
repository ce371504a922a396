import { type AppDefinition, type Field, isFunction } from '../sandbox/zapier/app_definition.ts';
import { hasLink } from './addresses.ts';
import { namesCredential, words } from './names.ts';
import { connectionFields, type Finding, type PlacedText, texts } from './places.ts';

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
 * A domain that the user types must be checked by the app's own code. Zapier cannot see that code
 * and warns of every such field; so does this, and of every request that goes to such a domain.
 */
export const d026 = (definition: AppDefinition): Finding[] => {
  const fields = connectionFields(definition).filter(({ field }) => asksForDomain(field));
  return [...fields, ...texts(definition).filter(hasTypedDomain)].map(({ where }) => ({
    where,
    problem: 'The user types a domain: leave it out, or check it before each request.',
  }));
};

const secretKeys = (definition: AppDefinition): string[] =>
  connectionFields(definition).flatMap(({ field }) => (field.type === 'password' ? field.key : []));

/** The names in each `{{…}}` of a label: of `{{users[0].name}}`, `users` and `name`. */
const filledIn = (label: string): string[][] =>
  [...label.matchAll(/\{\{\s*([^{}]+?)\s*\}\}/g)].map(
    ([, path = '']) => path.match(/[a-z_]\w*/gi) ?? [],
  );

// `key_prefix` is a part of a key: in a label it is as bad as the whole.
const isSecret = (names: string[], secrets: string[]): boolean =>
  names.some((name) => secrets.includes(name) || words(name).includes('key'));

const ID =
  /^(?:uu|gu|account|client|company|customer|org|organi[sz]ation|team|tenant|user|workspace)?id$/;

const isId = (names: string[]): boolean => ID.test(words(names.at(-1) ?? '').at(-1) ?? '');

const labelProblems = (label: string, secrets: string[]): string[] => {
  const paths = filledIn(label);
  if (paths.length === 0) return ['The label is the same for every connection.'];
  if (namesCredential(label) || paths.some((names) => isSecret(names, secrets))) {
    return ['The label shows a key, token, secret or password, or a part of one.'];
  }
  return paths.some(isId) ? ['The label shows an ID: show a name that a person knows.'] : [];
};

/**
 * The connection label tells one connection from another by a name. It shows no secret, no part of
 * one and no ID, which may be long. What a function makes of it cannot be seen here.
 */
export const d003 = (definition: AppDefinition): Finding[] => {
  if (!definition.authentication) return [];
  const where = 'authentication.connectionLabel';
  const label = definition.authentication.connectionLabel;
  if (label === undefined) return [{ where, problem: 'The connection has no label.' }];
  if (isFunction(label)) return [];
  return labelProblems(label, secretKeys(definition)).map((problem) => ({ where, problem }));
};
