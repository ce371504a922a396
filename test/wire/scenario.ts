import type { Act, HonestAnswer } from './hostile_vendor.ts';
import { headOf, whole } from './wire_bytes.ts';

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

export const UNREACHED = /could not be reached|may have done its work or not/;
export const UNREADABLE = /cannot read|may have done its work or not/;
export const TOO_LARGE = /more than one step of a Zap can take|may have done its work or not/;

export const FAILED = /./; // any sentence

export const type = { 'content-type': 'application/json' };

/** Answers with bytes and closes the connection behind them. */
export const bytes =
  (answer: (honest: HonestAnswer) => Buffer | string): Act =>
  (socket, honest) =>
    socket.end(answer(honest));

/** Answers with bytes and leaves the connection open. */
export const bytesAndOpen =
  (answer: (honest: HonestAnswer) => Buffer | string): Act =>
  (socket, honest) =>
    socket.write(answer(honest));

export const packed = (coding: string, pack: (body: Buffer) => Buffer): Act =>
  bytes(({ status, body }) => whole(status, pack(body), { ...type, 'content-encoding': coding }));

export const rewritten = (rewrite: (body: Buffer) => Buffer | string, headers = type): Act =>
  bytes(({ status, body }) => whole(status, rewrite(body), headers));

export const chunkedHead = headOf(200, { ...type, 'transfer-encoding': 'chunked' });
