import type { Definition, Field } from './definition.ts';
import { connectionFields, type Finding } from './places.ts';
import { namesCredential, words } from './words.ts';

const MARKDOWN_LINK = /\[[^\]]+\]\(https?:\/\/[^)\s]+\)/;

const isPasted = ({ computed, isNoSecret }: Field): boolean => !computed && !isNoSecret;

/** The help text of a field for a key or secret links to the page where the user finds it. */
export const d002 = (definition: Definition): Finding[] =>
  connectionFields(definition)
    .filter(({ field }) => isPasted(field) && !MARKDOWN_LINK.test(field.helpText ?? ''))
    .map(({ where }) => ({
      where,
      problem: 'The help text has no link to the page where the user finds this.',
    }));

const isFunction = (text: string): boolean => text.startsWith('$func$');

const secretKeys = (definition: Definition): string[] =>
  connectionFields(definition).flatMap(({ field }) => (field.type === 'password' ? field.key : []));

const labelProblems = (label: string, secrets: string[]): string[] => {
  const filledIn = [...label.matchAll(/\{\{(?:[\w.]+\.)?(\w+)\}\}/g)].map(([, name = '']) => name);
  if (filledIn.length === 0) return ['The label is the same for every connection.'];
  const showsSecret = namesCredential(label) || filledIn.some((name) => secrets.includes(name));
  return showsSecret ? ['The label shows a key, token, secret or password.'] : [];
};

/**
 * The connection label tells one connection from another and shows no secret. What a function
 * makes of it can not be seen here.
 */
export const d003 = (definition: Definition): Finding[] => {
  if (!definition.authentication) return [];
  const where = 'authentication.connectionLabel';
  const label = definition.authentication.connectionLabel;
  if (label === undefined) return [{ where, problem: 'The connection has no label.' }];
  if (isFunction(label)) return [];
  return labelProblems(label, secretKeys(definition)).map((problem) => ({ where, problem }));
};

const DOMAIN_WORDS = ['domain', 'subdomain', 'host', 'hostname', 'url', 'site', 'instance'];

const asksForDomain = ({ key, inputFormat }: Field): boolean =>
  inputFormat !== undefined || words(key).some((word) => DOMAIN_WORDS.includes(word));

/**
 * A domain that the user types must be checked by the app's own code. Zapier can not see that code
 * and warns of every such field; so does this.
 */
export const d026 = (definition: Definition): Finding[] =>
  connectionFields(definition)
    .filter(({ field }) => asksForDomain(field))
    .map(({ where }) => ({
      where,
      problem: 'The user types a domain: leave the field out, or check it before each request.',
    }));
