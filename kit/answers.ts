import * as z from 'zod/mini';
import type { HttpAnswer } from './http.ts';
import { onFirstUse } from './on_first_use.ts';
import { problem } from './problems.ts';

/** The vendor's name for a request, as ` (Request 4f1c)`, for its support; empty when it gives none. */
export const requestNote = (answer: HttpAnswer): string => {
  const requestId = answer.header('x-request-id') ?? '';
  return /^[\w-]{1,64}$/.test(requestId) ? ` (Request ${requestId})` : '';
};

/** A 2xx answer in a schema's shape. Throws when it is cut off, no JSON, or lacks an `id`. */
export const readAnswer = <S extends z.ZodMiniType>(schema: S, answer: HttpAnswer): z.output<S> => {
  const parsed = schema.safeParse(answer.data);
  if (parsed.success) return parsed.data;
  throw problem('unreadable_answer', { request: requestNote(answer) });
};

const someObject = onFirstUse(() => z.record(z.string(), z.unknown()));

/**
 * A record after an update whose answer may hold little of it, or nothing: each value as answered,
 * else as sent, else what the schema makes of a missing one. Throws when the answer is broken.
 */
export const updatedRecord = <S extends z.ZodMiniType>(
  schema: S,
  answer: HttpAnswer,
  sent: object,
): z.output<S> => {
  const answered = Object.entries(answer.isEmpty ? {} : readAnswer(someObject(), answer));
  const told = Object.fromEntries(answered.filter(([, value]) => value !== null));
  return readAnswer(schema, { ...answer, data: { ...sent, ...told } });
};
