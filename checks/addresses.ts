import type { AppDefinition } from '../sandbox/zapier/app_definition.ts';
import {
  type Finding,
  filledFields,
  findOrCreates,
  type PlacedText,
  steps,
  texts,
} from './places.ts';

const CODE = /(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/gs;
// An address may hold parentheses in pairs, and a title may follow it.
const LINK =
  /\[[^[\]]+\]\(\s*<?(?:https?:\/\/|mailto:)(?:[^\s()<>]|\([^\s()]*\))+>?(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/gi;
const AUTOLINK = /<(?:https?:\/\/|mailto:)[^\s<>]+>/gi;

const withoutCode = (text: string): string => text.replace(CODE, ' ');

const withoutLinks = (text: string): string =>
  withoutCode(text).replace(LINK, ' ').replace(AUTOLINK, ' ');

/** Whether a text has a link that Markdown shows as one; an address in backticks is none. */
export const hasLink = (text: string): boolean => withoutLinks(text) !== withoutCode(text);

const SCHEME = /https?:\/\/|\bwww\./i;
const OPEN_LINK = /\]\s*\(/;
// `app.vendor.example`, or `vendor.example/settings`; in an e-mail address it is none.
const HOST = /(?<![@\w.-])(?:(?:[a-z\d-]+\.){2,}[a-z]{2,}\b|[a-z\d-]+\.[a-z]{2,}\/\w)(?![\w.-]*@)/i;

/** Whether a text has an address that is neither a link nor code, or a link that goes nowhere. */
const hasLooseAddress = (text: string): boolean => {
  const rest = withoutLinks(text);
  return SCHEME.test(rest) || OPEN_LINK.test(rest) || HOST.test(rest);
};

const shownTexts = (definition: AppDefinition): PlacedText[] => [
  ...filledFields(definition).map(({ where, field }) => ({ where, text: field.helpText ?? '' })),
  ...[...steps(definition), ...findOrCreates(definition)].map(({ where, display }) => ({
    where,
    text: display.description ?? '',
  })),
];

/** In descriptions and help texts, an address is a Markdown link or stands in backticks. */
export const d008 = (definition: AppDefinition): Finding[] =>
  shownTexts(definition)
    .filter(({ text }) => hasLooseAddress(text))
    .map(({ where }) => ({
      where,
      problem: 'Write an address as [text](https://…), or in backticks when it is an example.',
    }));

const inTexts = (definition: AppDefinition, pattern: RegExp, problem: string): Finding[] =>
  texts(definition)
    .filter(({ text }) => pattern.test(text))
    .map(({ where }) => ({ where, problem }));

/** Every address in the definition is https. Addresses inside functions cannot be seen here. */
export const d007 = (definition: AppDefinition): Finding[] =>
  inTexts(definition, /\b(?:http|s?ftp|ftps|wss?):\/\//i, 'The address must be https.');

// Each has something behind the colon, and a script does something: neither "holds personal data: a
// name" nor "JavaScript:ES6" is a URI.
const DANGEROUS =
  /\b(?:(?:java|vb)script:(?:\S*[(=;%`\\]|[a-z]+\.[a-z])|data:(?:[a-z]+\/[\w.+-]+)?[;,]|file:\/\/|blob:https?:)/i;

/** No address runs code or reads a file when somebody opens it. */
export const d025 = (definition: AppDefinition): Finding[] =>
  inTexts(definition, DANGEROUS, 'The address could run code or read a file: use https.');
