import * as z from 'zod/mini';
import { readAnswer, unreadable } from '../../../kit/http/read_answer.ts';
import type { HttpAnswer } from '../../../kit/http/send.ts';
import { objectIn, shapeOf } from '../../../kit/records/fields.ts';

type Values = Record<string, unknown>;

const isTold = (value: unknown): boolean => value !== null && value !== undefined;

const updatedValue = (schema: unknown, sent: unknown, told: unknown): unknown => {
  const shape = shapeOf(schema);
  if (shape) return updatedValues(shape, objectIn(sent), objectIn(told));
  const fits = schema instanceof z.ZodMiniType && schema.safeParse(told).success;
  return fits && isTold(told) ? told : sent;
};

const updatedValues = (shape: object, sent: Values, told: Values): Values => ({
  ...told,
  ...Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => [key, updatedValue(schema, sent[key], told[key])]),
  ),
});

/** For a key, the objects of an answer in which its value may stand when it has none by itself. */
export type Places = Record<string, readonly string[]>;

const toldIn = (answer: Values, places: Places): Values => {
  const found = Object.entries(places).map(([key, holders]) => {
    const values = [answer, ...holders.map((holder) => objectIn(answer[holder]))];
    return [key, values.map((value) => value[key]).find(isTold)];
  });
  return { ...answer, ...Object.fromEntries(found) };
};

/**
 * A record after an update that succeeded, however little its answer holds: each value as answered,
 * when the schema takes it, else as sent, else what the schema makes of a missing one. Throws when
 * there is an answer, but no JSON: who sent it cannot be told.
 */
export const updatedRecord = <S extends z.ZodMiniObject>(
  schema: S,
  answer: HttpAnswer,
  sent: object,
  places: Places = {},
): z.output<S> => {
  if (answer.data === undefined && !answer.isEmpty) throw unreadable(answer);
  const told = toldIn(objectIn(answer.data), places);
  return readAnswer(schema, { ...answer, data: updatedValue(schema, sent, told) });
};
