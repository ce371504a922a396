import * as z from 'zod/mini';
import { readAnswer } from './answers.ts';
import { type HttpAnswer, isOk } from './http.ts';
import { onFirstUse } from './on_first_use.ts';

const envelope = onFirstUse(() => z.looseObject({ data: z.unknown() }));

/** What an answer is about, for vendors with more than one envelope: `data`, or the whole body. */
export const contentOf = ({ data: body }: HttpAnswer): unknown => {
  const parsed = envelope().safeParse(body);
  return parsed.success && 'data' in parsed.data ? parsed.data.data : body;
};

/** The content of an answer in a schema's shape. Throws when it is cut off, or lacks an id. */
export const readContent = <S extends z.ZodMiniType>(schema: S, answer: HttpAnswer): z.output<S> =>
  readAnswer(schema, { ...answer, data: contentOf(answer) });

/** The same of an object, with values that are known whatever the answer says. */
export const readContentWith = <S extends z.ZodMiniType>(
  schema: S,
  answer: HttpAnswer,
  known: object,
): z.output<S> => {
  const content = readContent(z.looseObject({}), answer);
  return readAnswer(schema, { ...answer, data: { ...content, ...known } });
};

const failed = onFirstUse(() => z.object({ status: z.literal('error') }));

/** Whether a call succeeded, for vendors whose envelope may tell of an error under any HTTP status. */
export const isToldSuccess = (answer: HttpAnswer): boolean =>
  isOk(answer) && !failed().safeParse(answer.data).success;

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

const wait = onFirstUse(() => z.object({ retry_after: z.union([z.number(), z.string()]) }));

/** The wait that an answer asks for, in its body or in its header; null when in neither. */
export const toldRetryAfter = (answer: HttpAnswer): string | null => {
  const told = wait().safeParse(answer.data).data?.retry_after;
  return told === undefined ? answer.header('retry-after') : String(told);
};
