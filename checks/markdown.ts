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
export const hasLooseAddress = (text: string): boolean => {
  const rest = withoutLinks(text);
  return SCHEME.test(rest) || OPEN_LINK.test(rest) || HOST.test(rest);
};
