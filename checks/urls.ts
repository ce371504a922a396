import type { AppDefinition } from '../sandbox/zapier/app_definition.ts';
import type { Finding } from './places.ts';
import { texts } from './texts.ts';

const inTexts = (definition: AppDefinition, pattern: RegExp, problem: string): Finding[] =>
  texts(definition)
    .filter(({ text }) => pattern.test(text))
    .map(({ where }) => ({ where, problem }));

/** Every address in the definition is https. Addresses inside functions can not be seen here. */
export const d007 = (definition: AppDefinition): Finding[] =>
  inTexts(definition, /\b(?:http|s?ftp|ftps|wss?):\/\//i, 'The address must be https.');

// Each has something behind the colon, and a script does something: neither "holds personal data: a
// name" nor "JavaScript:ES6" is a URI.
const DANGEROUS =
  /\b(?:(?:java|vb)script:(?:\S*[(=;%`\\]|[a-z]+\.[a-z])|data:(?:[a-z]+\/[\w.+-]+)?[;,]|file:\/\/|blob:https?:)/i;

/** No address runs code or reads a file when somebody opens it. */
export const d025 = (definition: AppDefinition): Finding[] =>
  inTexts(definition, DANGEROUS, 'The address could run code or read a file: use https.');
