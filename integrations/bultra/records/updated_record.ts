import * as z from 'zod/mini';
import { readAnswer, unreadable } from '../../../kit/http/read_answer.ts';
import type { HttpAnswer } from '../../../kit/http/send.ts';
import { objectIn, shapeOf } from '../../../kit/records/fields.ts';

type Values = Record<string, unknown>;

const isThere = (value: unknown): boolean => value !== null && value !== undefined;

const updatedValue = (schema: unknown, sent: unknown, answered: unknown): unknown => {
  const shape = shapeOf(schema);
  if (shape) return updatedValues(shape, objectIn(sent), objectIn(answered));
  const fits = schema instanceof z.ZodMiniType && schema.safeParse(answered).success;
  return fits && isThere(answered) ? answered : sent;
};

const updatedValues = (shape: object, sent: Values, answered: Values): Values => ({
  ...answered,
  ...Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => [
      key,
      updatedValue(schema, sent[key], answered[key]),
    ]),
  ),
});

/** What of a value fits a schema: in objects, what does not fit is left out. */
export const fitting = (schema: z.ZodMiniType, value: unknown): unknown =>
  updatedValue(schema, undefined, value);

/** By key: the inner objects to search when the answer has no value at the top. */
export type Places = Record<string, readonly string[]>;

const valuesIn = (answer: Values, places: Places): Values => {
  const found = Object.entries(places).map(([key, holders]) => {
    const values = [answer, ...holders.map((holder) => objectIn(answer[holder]))];
    return [key, values.map((value) => value[key]).find(isThere)];
  });
  return { ...answer, ...Object.fromEntries(found) };
};

/**
 * A record after an update that succeeded, however little its answer holds: each value as answered,
 * when the schema takes it, otherwise as sent, or what the schema makes of a missing one. Throws when
 * there is a body that is not JSON: nobody knows who sent it.
 */
export const updatedRecord = <S extends z.ZodMiniObject>(
  schema: S,
  answer: HttpAnswer,
  sent: object,
  places: Places = {},
): z.output<S> => {
  if (answer.data === undefined && !answer.isEmpty) throw unreadable(answer);
  const values = valuesIn(objectIn(answer.data), places);
  return readAnswer(schema, { ...answer, data: updatedValue(schema, sent, values) });
};
