import { type AppDefinition, isFunction } from '../sandbox/zapier/app_definition.ts';
import { connectionFields, type Finding } from './places.ts';
import { namesCredential, words } from './words.ts';

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
 * one and no ID, which may be long. What a function makes of it can not be seen here.
 */
export const d003 = (definition: AppDefinition): Finding[] => {
  if (!definition.authentication) return [];
  const where = 'authentication.connectionLabel';
  const label = definition.authentication.connectionLabel;
  if (label === undefined) return [{ where, problem: 'The connection has no label.' }];
  if (isFunction(label)) return [];
  return labelProblems(label, secretKeys(definition)).map((problem) => ({ where, problem }));
};
