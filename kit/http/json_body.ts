import { gunzipSync } from 'node:zlib';
import { Problem } from '../errors/problem.ts';
import { problem } from '../errors/sentences.ts';
import type { Exchange } from './exchange.ts';

/** The body of an answer: `data` is its JSON, or undefined when it is none that can be read. */
export interface JsonBody {
  data: unknown;
  /** Whether it held nothing, which is not the same as no JSON. */
  isEmpty: boolean;
  /** Its bytes, uncompressed. */
  size: number;
}

// The platform recurses over what a step returns. The vendors' records have six levels.
const MAX_DEPTH = 100;
// A record of a vendor takes 20 bytes and more for each value. As many bytes of small empty lists
// would take twenty times their size in memory.
const MAX_VALUES = 1_000_000;

const UNREADABLE = { data: undefined, isEmpty: false };

const isTooLarge = (error: unknown): boolean => Object(error).code === 'ERR_BUFFER_TOO_LARGE';

/** Throws when the bytes are not a whole gzip. No bytes at all are none either. */
const gunzipped = (bytes: Buffer, maxBytes: number): Buffer => {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    throw isTooLarge(error) ? problem('too_large') : error;
  }
};

const uncompressed = ({ status, header, bytes }: Exchange, maxBytes: number): Buffer => {
  const coding = header('content-encoding')?.trim().toLowerCase() || 'identity';
  if (coding === 'identity' || status === 204) return bytes;
  if (coding === 'gzip' || coding === 'x-gzip') return gunzipped(bytes, maxBytes);
  throw new Error('Compressed in a way that was not asked for.');
};

const codeOf = (sign: string): number => sign.charCodeAt(0);
const [QUOTE, BACKSLASH, COMMA] = [codeOf('"'), codeOf('\\'), codeOf(',')];
// In ASCII this bit tells `[` from `{`, and `]` from `}`.
const BRACE_BIT = 0x20;
const [OPENING, CLOSING] = [codeOf('{'), codeOf('}')];

/** How deep JSON is nested, and about how many values it holds, before any of them is made. */
const extent = (json: Buffer) => {
  let depth = 0;
  let deepest = 0;
  let values = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (byte === QUOTE) isInText = !isInText;
    else if (isInText) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === COMMA) values += 1;
    else if ((byte | BRACE_BIT) === CLOSING) depth -= 1;
    else if ((byte | BRACE_BIT) === OPENING) {
      values += 1;
      depth += 1;
      deepest = Math.max(deepest, depth);
    }
  }
  return { deepest, values };
};

// UTF-8 alone, with a byte order mark or without: a wrong guess would change somebody's name.
const textOf = (bytes: Buffer): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

const parsed = (bytes: Buffer): Omit<JsonBody, 'size'> => {
  const text = textOf(bytes);
  if (text.trim() === '') return { data: undefined, isEmpty: true };
  const { deepest, values } = extent(bytes);
  if (values > MAX_VALUES) throw problem('too_large');
  return deepest > MAX_DEPTH ? UNREADABLE : { data: JSON.parse(text), isEmpty: false };
};

/**
 * Reads the body of an answer, of `maxBytes` at most when uncompressed. A body that is cut, compressed
 * otherwise than by gzip, not in UTF-8, not JSON or nested too deep is unreadable. Throws `Problem`
 * when it is too large.
 */
export const jsonBody = (answer: Exchange, maxBytes: number): JsonBody => {
  try {
    const bytes = uncompressed(answer, maxBytes);
    return { ...parsed(bytes), size: bytes.length };
  } catch (error) {
    if (error instanceof Problem) throw error;
    return { ...UNREADABLE, size: answer.bytes.length };
  }
};
