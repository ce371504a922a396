import { problem } from '../errors/sentences.ts';

/** Where an API lives: `origin` is null when the URL may not be used. */
export interface BaseUrl {
  href: string;
  origin: string | null;
  variable: string;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

const isTrusted = (url: URL): boolean => {
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && isLoopback(url.hostname);
};

/**
 * Reads a base URL once, when the app's module loads: the environment variable, or the vendor's
 * own address. It never throws; a refused URL is reported by `urlOf` when a call is to be made.
 */
export const baseUrl = (variable: string, vendorUrl: string): BaseUrl => {
  const href = (process.env[variable] || vendorUrl).replace(/\/+$/, '');
  const url = URL.canParse(href) ? new URL(href) : null;
  return { variable, href, origin: url && isTrusted(url) ? url.origin : null };
};

/** The absolute URL of a path such as `/customers`. Throws when the base is neither https nor loopback. */
export const urlOf = (base: BaseUrl, path: string): string => {
  if (base.origin === null) throw problem('refused_address', { variable: base.variable });
  return base.href + path;
};

/** Whether a request may carry the key: only when it goes to the origin of the API. */
export const isSameOrigin = (base: BaseUrl, url: string): boolean =>
  base.origin !== null && URL.canParse(url) && new URL(url).origin === base.origin;

/**
 * A user's value for a query. Throws for `{{`: the platform takes what is in such braces out of a
 * query, whatever its encoding, and something else would be looked up.
 */
export const queryValue = (value: string, label: string): string => {
  if (!value.includes('{{')) return value;
  throw problem('bad_id', { field: label });
};

/**
 * A user's value as one path segment, whatever characters it has. Throws for `.` and `..`, which
 * every client takes out of a URL even when they are encoded, and for broken Unicode.
 */
export const pathSegment = (value: string, label: string): string => {
  if (value !== '.' && value !== '..' && value.isWellFormed()) return encodeURIComponent(value);
  throw problem('bad_id', { field: label });
};
