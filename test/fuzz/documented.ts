import { Readable } from 'node:stream';
import * as z from 'zod';

/** A text as a vendor takes it: filled in, trimmed, of at most `max` characters, no control characters. */
export const clean = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value === value.trim() && value.isWellFormed() && !/\p{Cc}/u.test(value));

/** A header as HTTP takes it. */
export const header = z.string().regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/);

/** Any request to an API below `base` that is safe to log and to send; `headers` are further ones. */
export const safeRequest = <H extends z.ZodRawShape>(base: string, headers: H) =>
  z.looseObject({
    method: z.string(),
    url: z
      .string()
      .startsWith(base)
      .refine((url) => !url.includes('{{') && URL.canParse(url)),
    headers: z.strictObject({
      Accept: header,
      'Accept-Encoding': z.literal('gzip'),
      'Content-Type': header.optional(),
      'Content-Length': header.optional(),
      ...headers,
    }),
    body: z.instanceof(Readable).optional(),
    raw: z.literal(true),
    redirect: z.literal('manual'),
  });

/** The JSON of a streamed body. Throws when its length is not the one that was announced. */
export const sentJson = async (
  body: Readable | undefined,
  announced: string | undefined,
): Promise<unknown> => {
  const sent = body && Buffer.concat(await body.toArray());
  if (announced !== (sent && String(sent.length))) throw new Error('Content-Length is wrong.');
  return sent && JSON.parse(sent.toString());
};
