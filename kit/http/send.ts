import type { ZObject } from 'zapier-platform-core';
import { problem } from '../errors/sentences.ts';
import { connectionsOfRun } from './connections.ts';
import { exchange, type HttpCall } from './exchange.ts';
import { jsonBody } from './json_body.ts';

export type { HttpCall };

/** What came back: `data` is the parsed JSON, or undefined when the body is not JSON. */
export interface HttpAnswer {
  status: number;
  header(name: string): string | null;
  data: unknown;
  /** Whether the body held nothing, which is not the same as no JSON. */
  isEmpty: boolean;
  /** How often the call was made to get this answer. */
  attempts: number;
  /** Whether an earlier attempt got no answer, so that its work may have been done. */
  wasUnanswered: boolean;
}

export const isOk = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300;

/** Makes one call. Every status is an answer; throws `Problem` when there is none. */
export type Send = (call: HttpCall) => Promise<HttpAnswer>;

// Zapier stops a step after 30 s; this leaves room to tell the user what happened.
const STEP_MS = 25_000;
const RETRIES_MS = 20_000;
const CALL_MS = 10_000;

const STEP_BYTES = 20 * 1024 * 1024; // what Zapier takes of one step

const RETRYABLE_STATUSES = [502, 503, 504]; // the vendor did not get to the work, or may not have
const MAX_ATTEMPTS = 5;
const FIRST_DELAY_MS = 250;

/** The pause before the next attempt in milliseconds: doubled each time, and half of it random. */
const delayMs = (attempts: number): number =>
  FIRST_DELAY_MS * 2 ** (attempts - 1) * (0.5 + Math.random() / 2);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The way from plain data to Zapier's HTTP client, for one run of one step. No redirect is followed.
 * Of bodies, the platform's log gets only a form that is sent. An answer takes 10 s at most, all calls
 * together 25 s and 20 MB, uncompressed. A repeatable call is made again, for 20 s at most, when the
 * connection fails or the answer is 502, 503 or 504; never after any other answer.
 */
export const sender = (z: ZObject): Send => {
  const startedAt = performance.now();
  const connectionOf = connectionsOfRun();
  let bytesLeft = STEP_BYTES;

  const attempt = async (call: HttpCall) => {
    const timeLeft = Math.round(startedAt + STEP_MS - performance.now());
    if (timeLeft <= 0) throw problem('no_answer');
    const limits = { timeoutMs: Math.min(CALL_MS, timeLeft), maxBytes: bytesLeft };
    const answer = await exchange(z, call, connectionOf(call), limits);
    if (answer === null) return null;
    const { size, ...body } = jsonBody(answer, bytesLeft);
    bytesLeft -= size;
    return { status: answer.status, header: answer.header, ...body };
  };

  /** Waits before one more attempt; false, without waiting, when there should be none. */
  const mayTryAgain = async (call: HttpCall, status: number | undefined, attempts: number) => {
    const isPassing = status === undefined || RETRYABLE_STATUSES.includes(status);
    if (!call.isRepeatable || !isPassing || attempts >= MAX_ATTEMPTS) return false;
    const delay = delayMs(attempts);
    if (performance.now() + delay > startedAt + RETRIES_MS) return false;
    await pause(delay);
    return true;
  };

  return async (call) => {
    let wasUnanswered = false;
    for (let attempts = 1; ; attempts += 1) {
      const answer = await attempt(call);
      if (!(await mayTryAgain(call, answer?.status, attempts))) {
        if (answer) return { ...answer, attempts, wasUnanswered };
        throw problem('no_answer');
      }
      wasUnanswered ||= answer === null;
    }
  };
};
