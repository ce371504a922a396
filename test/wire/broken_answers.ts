import type { HonestAnswer } from './hostile_vendor.ts';
import {
  bytes,
  bytesAndOpen,
  chunkedHead,
  FAILED,
  type Scenario,
  type,
  UNREACHED,
} from './scenario.ts';
import { chunk, forEver, headOf, whole } from './wire_bytes.ts';

const lengthOffBy =
  (more: number) =>
  ({ status, headers, body }: HonestAnswer): Buffer =>
    Buffer.concat([
      Buffer.from(headOf(status, { ...headers, 'content-length': body.length + more })),
      body,
    ]);

const cutChunks = ({ body }: HonestAnswer) => chunkedHead + chunk(body.subarray(0, 9)).toString();

const withTime = (slow: Scenario[]): Scenario[] =>
  slow.map((scenario) => ({ ...scenario, takesTime: true }));

/** Answers that break the rules of HTTP, and those that make a step try again. */
export const brokenAnswers: Scenario[] = withTime([
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
