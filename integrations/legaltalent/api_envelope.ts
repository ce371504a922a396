import * as z from 'zod/mini';
import { readAnswer, unreadable } from '../../kit/http/read_answer.ts';
import { type HttpAnswer, isOk } from '../../kit/http/send.ts';
import { objectIn } from '../../kit/records/fields.ts';
import { onFirstUse } from '../../kit/records/on_first_use.ts';

const ENVELOPE_KEYS = ['meta', 'execution_context'];
const ENVELOPE_STATUSES: readonly unknown[] = ['success', 'error'];

const isOfEnvelope = ([key, value]: [string, unknown]): boolean =>
  ENVELOPE_KEYS.includes(key) || (key === 'status' && ENVELOPE_STATUSES.includes(value));

/** The content of an answer: its `data`, or else the body without the envelope's own keys. */
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

/** Whether two ids are one, be they numbers or texts, in capitals or not. */
export const isSameId = (id: unknown, other: string): boolean =>
  String(id).toLowerCase() === other.toLowerCase();

/** Whether something names another customer than the one who was asked for, under any of `keys`. */
export const namesOther = (content: unknown, customerId: string, keys: string[]): boolean => {
  const named = objectIn(content);
  const [id] = keys.flatMap((key) => named[key] ?? []);
  return id !== undefined && !isSameId(id, customerId);
};

const OWN_IDS = ['customer_id', 'id'];

/**
 * Whether a successful answer confirms itself for this customer: it says `success`, has the id, or
 * has no body. Throws when it is about somebody else.
 */
export const confirms = (answer: HttpAnswer, customerId: string, keys = OWN_IDS): boolean => {
  const content = contentOf(answer);
  if (namesOther(content, customerId, keys)) throw unreadable(answer);
  const isNamed = keys.some((key) => objectIn(content)[key] !== undefined);
  return answer.isEmpty || isNamed || objectIn(answer.data).status === 'success';
};

/** Whether a call succeeded, for vendors whose envelope may hold an error under any HTTP status. */
export const saysSuccess = (answer: HttpAnswer): boolean => {
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
export const errorCode = (answer: HttpAnswer): string | undefined =>
  codeIn(answer.data) ?? codeIn(contentOf(answer));

const wait = onFirstUse(() => z.union([z.number(), z.string().check(z.regex(/\S/))]));

/** The wait that an answer asks for, in its body or in its header; null when in neither. */
export const retryAfterIn = (answer: HttpAnswer): string | null => {
  const body = objectIn(answer.data);
  const places = [body, objectIn(body.error)];
  const [found] = places.flatMap(({ retry_after }) => wait().safeParse(retry_after).data ?? []);
  return found === undefined ? answer.header('retry-after') : String(found);
};
