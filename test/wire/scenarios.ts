import { gzipSync } from 'node:zlib';
import type { Act, HonestAnswer } from './hostile_vendor.ts';
import { BOMB, chunk, forEver, headOf, pour, whole } from './wire_bytes.ts';

/** What a vendor, or something in front of it, may do to an answer. */
export interface Scenario {
  name: string;
  act: Act;
  /** How every step ends: with a result, or with a message that says so; either, when left out. */
  ends?: 'result' | RegExp;
  /** Ends by time-outs, or after several attempts. */
  takesTime?: boolean;
  /** Moves so many bytes that its memory is measured in a process of its own. */
  isHeavy?: boolean;
  /** Only for steps that read a list. */
  isAboutLists?: boolean;
}

const UNREACHED = /could not be reached|may have done its work or not/;
const UNREADABLE = /cannot read|may have done its work or not/;
const TOO_LARGE = /more than one step of a Zap can take|may have done its work or not/;

const FAILED = /./; // any sentence

const type = { 'content-type': 'application/json' };

/** Answers with bytes and closes the connection behind them. */
const bytes =
  (answer: (honest: HonestAnswer) => Buffer | string): Act =>
  (socket, honest) =>
    socket.end(answer(honest));

/** Answers with bytes and leaves the connection open. */
const bytesAndOpen =
  (answer: (honest: HonestAnswer) => Buffer | string): Act =>
  (socket, honest) =>
    socket.write(answer(honest));

const lengthOffBy =
  (more: number) =>
  ({ status, headers, body }: HonestAnswer): Buffer =>
    Buffer.concat([
      Buffer.from(headOf(status, { ...headers, 'content-length': body.length + more })),
      body,
    ]);

const after =
  (...heads: string[]) =>
  ({ status, headers, body }: HonestAnswer): Buffer =>
    Buffer.concat([Buffer.from(heads.join('')), whole(status, body, headers)]);

const packed = (coding: string, pack: (body: Buffer) => Buffer): Act =>
  bytes(({ status, body }) => whole(status, pack(body), { ...type, 'content-encoding': coding }));

const rewritten = (rewrite: (body: Buffer) => Buffer | string, headers = type): Act =>
  bytes(({ status, body }) => whole(status, rewrite(body), headers));

const chunkedHead = headOf(200, { ...type, 'transfer-encoding': 'chunked' });
const cutChunks = ({ body }: HonestAnswer) => chunkedHead + chunk(body.subarray(0, 9)).toString();

const withTime = (slow: Scenario[]): Scenario[] =>
  slow.map((scenario) => ({ ...scenario, takesTime: true }));

const BROKEN: Scenario[] = withTime([
  { name: 'shorter than its length, closed', act: bytes(lengthOffBy(9)), ends: UNREACHED },
  { name: 'shorter than its length, open', act: bytesAndOpen(lengthOffBy(9)), ends: UNREACHED },
  { name: 'longer than its length, closed', act: bytes(lengthOffBy(-9)), ends: FAILED },
  { name: 'longer than its length, open', act: bytesAndOpen(lengthOffBy(-9)), ends: FAILED },
  { name: '101', act: bytesAndOpen(() => headOf(101, { upgrade: 'h2c' })), ends: FAILED },
  {
    name: '102 for ever',
    act: (socket) => forEver(socket, () => socket.write(headOf(102, {}))),
    ends: UNREACHED,
  },
  {
    name: 'a drip',
    act: (socket, { body }) => {
      socket.write(headOf(200, { ...type, 'content-length': body.length + 9_999 }));
      let sent = 0;
      forEver(socket, () => {
        sent += 1;
        socket.write(body.subarray(sent - 1, sent));
      });
    },
    ends: UNREACHED,
  },
  { name: 'silence', act: () => {}, ends: UNREACHED },
  { name: 'half a head', act: bytesAndOpen(() => 'HTTP/1.1 200 OK\r\nx-a'), ends: UNREACHED },
  {
    name: 'a head, then silence',
    act: bytesAndOpen(() => headOf(200, { ...type, 'content-length': 99 })),
    ends: UNREACHED,
  },
  { name: 'closed before the first byte', act: bytes(() => ''), ends: UNREACHED },
  {
    name: 'reset before the first byte',
    act: (socket) => socket.resetAndDestroy(),
    ends: UNREACHED,
  },
  {
    name: 'reset after the first byte',
    act: (socket, honest) => socket.write(lengthOffBy(9)(honest), () => socket.resetAndDestroy()),
    ends: UNREACHED,
  },
  { name: 'chunks that are cut, closed', act: bytes(cutChunks), ends: UNREACHED },
  { name: 'chunks that are cut, open', act: bytesAndOpen(cutChunks), ends: UNREACHED },
  { name: 'chunks that are none', act: bytes(() => `${chunkedHead}zz\r\n{}\r\n`), ends: UNREACHED },
  { name: 'no HTTP', act: bytes(() => '220 mail.example.org ESMTP\r\n'), ends: UNREACHED },
  { name: 'a status that is none', act: bytes(() => headOf('2x0 Odd', {})), ends: UNREACHED },
  {
    name: 'a head of a megabyte',
    act: bytes(() => headOf(200, { 'x-a': 'a'.repeat(1_000_000) })),
    ends: UNREACHED,
  },
  {
    name: 'two lengths',
    act: bytes(
      () => `${headOf(200, { 'content-length': 2 }).trim()}\r\ncontent-length: 3\r\n\r\n{}`,
    ),
    ends: UNREACHED,
  },
  ...[502, 503, 504].map((status) => ({
    name: `status ${status}`,
    act: bytes(() => whole(status, '<html>no</html>')),
  })),
]);

const READING: Scenario[] = [
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

const STATUSES: Scenario[] = [
  ...[201, 202, 203, 204, 205, 206, 300, 304, 305, 400, 401, 402, 403, 404, 405, 406, 407, 408],
  ...[409, 410, 411, 412, 413, 414, 415, 416, 418, 421, 422, 423, 424, 425, 426, 428, 429, 431],
  ...[451, 499, 500, 501, 505, 507, 511, 520, 530, 599, 600, 999],
].map((status) => ({
  name: `status ${status}`,
  act: bytes(() => whole(status, '<html>no</html>')),
}));

/** Answers that lead to another origin, which nobody may call. */
export const redirects = (elsewhere: string): Scenario[] =>
  [301, 302, 303, 307, 308].flatMap((status) =>
    [elsewhere, 'file:///etc/hosts', 'http://[broken'].map((location) => ({
      name: `${status} to ${location === elsewhere ? 'another origin' : location}`,
      act: bytes(() => whole(status, '', { location })),
      ends: FAILED,
    })),
  );

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

const HEAVY = LARGE.map((scenario) => ({ ...scenario, isHeavy: true }));

/** Every scenario in which one answer is odd, whatever it is about. */
export const scenarios = (elsewhere: string): Scenario[] => [
  ...READING,
  ...BROKEN,
  ...STATUSES,
  ...redirects(elsewhere),
  ...HEAVY,
];
