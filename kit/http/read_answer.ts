import type * as z from 'zod/mini';
import type { Problem } from '../errors/problem.ts';
import { problem } from '../errors/sentences.ts';
import type { HttpAnswer } from './send.ts';

/** The vendor's name for a request, as ` (Request 4f1c)`, for its support; empty when it gives none. */
export const requestNote = (answer: HttpAnswer): string => {
  const requestId = answer.header('x-request-id') ?? '';
  return /^[\w-]{1,64}$/.test(requestId) ? ` (Request ${requestId})` : '';
};

/** The problem of an answer that cannot be what its call asks for. */
export const unreadable = (answer: HttpAnswer): Problem =>
  problem('unreadable_answer', { request: requestNote(answer) });

/**
 * A 2xx answer in a schema's shape. Throws when it is cut off, no JSON, or lacks an `id`, and when it
 * is a 206: a part is not taken for the whole.
 */
export const readAnswer = <S extends z.ZodMiniType>(schema: S, answer: HttpAnswer): z.output<S> => {
  const parsed = schema.safeParse(answer.data);
  if (parsed.success && answer.status !== 206) return parsed.data;
  throw unreadable(answer);
};
