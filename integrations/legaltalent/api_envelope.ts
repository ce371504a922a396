import * as z from 'zod/mini';
import { readAnswer } from '../../kit/http/read_answer.ts';
import { type HttpAnswer, isOk } from '../../kit/http/send.ts';
import { objectIn, shapeOf } from '../../kit/records/fields.ts';
import { onFirstUse } from '../../kit/records/on_first_use.ts';

const ENVELOPE_KEYS = ['meta', 'execution_context'];
const ENVELOPE_STATUSES: readonly unknown[] = ['success', 'error'];

const isOfEnvelope = ([key, value]: [string, unknown]): boolean =>
  ENVELOPE_KEYS.includes(key) || (key === 'status' && ENVELOPE_STATUSES.includes(value));

/**
 * What an answer is about, for vendors with more than one envelope: `data`, or a body without it,
 * less the words of an envelope.
 */
export const contentOf = ({ data: body }: HttpAnswer): unknown => {
  const entries = Object.entries(objectIn(body));
  const data = entries.find(([key]) => key === 'data');
  if (data) return data[1];
  if (!entries.some(isOfEnvelope)) return body;
  return Object.fromEntries(entries.filter((entry) => !isOfEnvelope(entry)));
};

/** The content of an answer in a schema's shape. Throws when it is cut off, or lacks an id. */
export const readContent = <S extends z.ZodMiniType>(schema: S, answer: HttpAnswer): z.output<S> =>
  readAnswer(schema, { ...answer, data: contentOf(answer) });

/**
 * The same of an object, with values that are known whatever the answer says. Throws also when it
 * has none of the schema's own keys: then it is about something else, such as an error.
 */
export const readContentWith = <S extends z.ZodMiniObject>(
  schema: S,
  answer: HttpAnswer,
  known: object,
): z.output<S> => {
  const content = objectIn(contentOf(answer));
  const isKnown = Object.keys(shapeOf(schema) ?? {}).some((key) => key !== 'id' && key in content);
  const data = isKnown ? { ...content, ...known } : undefined;
  return readAnswer(schema, { ...answer, data });
};

/** Whether a call succeeded, for vendors whose envelope may tell of an error under any HTTP status. */
export const isToldSuccess = (answer: HttpAnswer): boolean => {
  const { status, error } = objectIn(answer.data);
  return isOk(answer) && status !== 'error' && !error;
};

const error = onFirstUse(() =>
  z.object({ error: z.union([z.string(), z.object({ code: z.string() })]) }),
);

const codeIn = (place: unknown): string | undefined => {
  const found = error().safeParse(place).data?.error;
  return typeof found === 'string' ? found : found?.code;
};

/** The code of an error, be `error` an object or a text, beside `data` or in it. */
export const toldCode = (answer: HttpAnswer): string | undefined =>
  codeIn(answer.data) ?? codeIn(contentOf(answer));

const wait = onFirstUse(() => z.union([z.number(), z.string().check(z.regex(/\S/))]));

/** The wait that an answer asks for, in its body or in its header; null when in neither. */
export const toldRetryAfter = (answer: HttpAnswer): string | null => {
  const body = objectIn(answer.data);
  const places = [body, objectIn(body.error)];
  const [told] = places.flatMap(({ retry_after }) => wait().safeParse(retry_after).data ?? []);
  return told === undefined ? answer.header('retry-after') : String(told);
};
