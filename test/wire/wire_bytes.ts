import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** The head of an answer as it goes over the wire. */
export const headOf = (status: number | string, headers: Record<string, string | number>): string =>
  [
    `HTTP/1.1 ${status}${typeof status === 'number' ? ' Answer' : ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n');

/** An answer whose length is as it says. */
export const whole = (
  status: number,
  body: Buffer | string,
  headers: Record<string, string | number> = {},
): Buffer => {
  const bytes = Buffer.from(body);
  return Buffer.concat([
    Buffer.from(headOf(status, { ...headers, 'content-length': bytes.length })),
    bytes,
  ]);
};

/** One chunk of a chunked body. */
export const chunk = (bytes: Buffer | string): Buffer =>
  Buffer.concat([
    Buffer.from(`${Buffer.byteLength(bytes).toString(16)}\r\n`),
    Buffer.from(bytes),
    Buffer.from('\r\n'),
  ]);

/** Does something again and again, until the socket is closed. */
export const forEver = (socket: Socket, act: () => void, everyMs = 50): void => {
  const timer = setInterval(act, everyMs);
  socket.once('close', () => clearInterval(timer));
  act();
};

/** Pours bytes into a socket, as fast as they are taken, until `mb` megabytes are sent. */
export const pour = (socket: Socket, mb: number, form = (bytes: Buffer) => bytes): void => {
  const megabyte = form(Buffer.alloc(1024 * 1024, ' '));
  let left = mb;
  const next = (): void => {
    while (left > 0 && !socket.destroyed) {
      left -= 1;
      if (!socket.write(megabyte)) return;
    }
  };
  socket.on('drain', next);
  next();
};

const GZIPPED_MEGABYTE = gzipSync(Buffer.alloc(1024 * 1024, ' '));

/** A gzip of 300 KB that unpacks to 300 MB. */
export const BOMB = Buffer.concat(Array.from({ length: 300 }, () => GZIPPED_MEGABYTE));
