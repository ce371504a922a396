import { gzipSync } from 'node:zlib';
import type { HonestAnswer } from './hostile_vendor.ts';
import {
  bytes,
  chunkedHead,
  packed,
  rewritten,
  type Scenario,
  TOO_LARGE,
  type,
  UNREADABLE,
} from './scenario.ts';
import { BOMB, chunk, headOf, pour, whole } from './wire_bytes.ts';

const after =
  (...heads: string[]) =>
  ({ status, headers, body }: HonestAnswer): Buffer =>
    Buffer.concat([Buffer.from(heads.join('')), whole(status, body, headers)]);

/** Whole answers, and what is to be made of their bodies. */
export const oddBodies: Scenario[] = [
  { name: 'honest', act: bytes(after()), ends: 'result' },
  { name: '100 first', act: bytes(after(headOf(100, {}))), ends: 'result' },
  {
    name: '102 and 103 first',
    act: bytes(after(headOf(102, {}), headOf(103, { link: '</a.css>' }))),
    ends: 'result',
  },
  { name: 'gzip', act: packed('gzip', gzipSync), ends: 'result' },
  { name: 'gzip in capitals', act: packed('GZIP', gzipSync), ends: 'result' },
  {
    name: 'gzip that is cut in its head',
    act: packed('gzip', (body) => gzipSync(body).subarray(0, 7)),
    ends: UNREADABLE,
  },
  { name: 'gzip of no byte', act: packed('gzip', () => Buffer.alloc(0)), ends: UNREADABLE },
  {
    name: 'gzip that is cut in the middle',
    act: packed('gzip', (body) => gzipSync(body).subarray(0, -9)),
    ends: UNREADABLE,
  },
  { name: 'gzip that is none', act: packed('gzip', (body) => body), ends: UNREADABLE },
  { name: 'gzip in a gzip', act: packed('gzip, gzip', (body) => gzipSync(gzipSync(body))) },
  { name: 'another packing', act: packed('zstd', (body) => body), ends: UNREADABLE },
  {
    name: 'a byte order mark',
    act: rewritten((body) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])),
    ends: 'result',
  },
  {
    name: 'UTF-16',
    act: rewritten((body) => Buffer.from(`\ufeff${body}`, 'utf16le')),
    ends: UNREADABLE,
  },
  {
    name: 'Latin-1',
    act: rewritten((body) => Buffer.from(`{"a":"Zoë",${body.subarray(1)}`, 'latin1')),
    ends: UNREADABLE,
  },
  {
    name: 'UTF-8 that calls itself Latin-1',
    act: rewritten((body) => body, { 'content-type': 'text/html; charset=iso-8859-1' }),
    ends: 'result',
  },
  {
    name: 'status 200 that is HTML',
    act: rewritten(() => '<html><h1>Sign in</h1></html>'),
    ends: UNREADABLE,
  },
  { name: 'blanks', act: rewritten(() => ' \r\n ') },
  ...['null', '0', '"ok"', '[]', '{}', '[null]', 'NaN'].map((text) => ({
    name: text,
    act: rewritten(() => text),
  })),
  {
    name: 'JSON 90,000 levels deep',
    act: rewritten((body) => `{"a":${'['.repeat(90_000)}${']'.repeat(90_000)},${body.subarray(1)}`),
    ends: UNREADABLE,
  },
];

const MB = 1024 * 1024;
const fill = (open: string, piece: string, close: string, size: number): string =>
  open + piece.repeat(Math.floor((size - 2) / piece.length)) + close;

const LARGE: Scenario[] = [
  { name: 'a gzip bomb', act: packed('gzip', () => BOMB), ends: TOO_LARGE },
  {
    name: '300 MB',
    act: (socket) => {
      socket.write(headOf(200, { ...type, 'content-length': 300 * MB }));
      pour(socket, 300);
    },
    ends: TOO_LARGE,
  },
  {
    name: 'chunks without end',
    act: (socket) => {
      socket.write(chunkedHead);
      pour(socket, Number.POSITIVE_INFINITY, chunk);
    },
    ends: TOO_LARGE,
  },
  {
    name: '300 MB under an error',
    act: (socket) => {
      socket.write(headOf(500, { ...type, 'content-length': 300 * MB }));
      pour(socket, 300);
    },
    ends: TOO_LARGE,
  },
  {
    name: '19 MB of empty lists',
    act: rewritten(() => fill('[', '[],', '0]', 19 * MB)),
    ends: TOO_LARGE,
  },
  { name: '19 MB of brackets', act: rewritten(() => '['.repeat(19 * MB)), ends: TOO_LARGE },
  {
    name: '19 MB of one name',
    act: rewritten((body) => `{"a":"${'ä'.repeat(9.5 * MB)}",${body.subarray(1)}`),
    ends: 'result',
  },
];

/** Bodies that are too large, or as large as they may be. */
export const largeBodies: Scenario[] = LARGE.map((scenario) => ({ ...scenario, isHeavy: true }));
