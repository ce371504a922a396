import { Readable } from 'node:stream';
import * as z from 'zod';

const BASE = 'https://app.instantcompliance.ai/api/v1/';

const clean = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value === value.trim() && value.isWellFormed() && !/\p{Cc}/u.test(value));
const risk = z
  .strictObject({
    isNewCustomer: z.boolean().optional(),
    isDesignatedService: z.boolean().optional(),
    handlesCashOrCrypto: z.boolean().optional(),
  })
  .refine((answers) => Object.keys(answers).length > 0);
const email = clean(255).regex(/@/);
const change = {
  fullName: clean(255).optional(),
  email: email.optional(),
  phone: clean(32).nullish(),
  risk: risk.optional(),
};
const bodyOf = {
  POST: z.strictObject({
    ...change,
    externalId: clean(255).optional(),
    fullName: clean(255),
    email,
    type: z.enum(['INDIVIDUAL', 'SOLE_TRADER']).optional(),
    phone: clean(32).optional(),
  }),
  PATCH: z.strictObject(change).refine((values) => Object.keys(values).length > 0),
  GET: z.undefined(),
};
const header = z.string().regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/);
const requestSchema = z.looseObject({
  method: z.enum(['GET', 'POST', 'PATCH']),
  url: z
    .string()
    .startsWith(BASE)
    .refine((url) => !url.includes('{{') && URL.canParse(url)),
  headers: z.strictObject({
    Accept: header,
    'Content-Type': header.optional(),
    'Content-Length': header.optional(),
    'Idempotency-Key': header
      .max(255)
      .refine((key) => !key.includes('{{'))
      .optional(),
  }),
  body: z.instanceof(Readable).optional(),
  raw: z.literal(true),
  redirect: z.literal('manual'),
});

const pathOf = {
  POST: z.literal('customers'),
  PATCH: z.string().regex(/^customers\/[^/]+$/),
  GET: z.string().regex(/^customers(\/[^/]+(\/aml)?)?$/),
};
const query = z.strictObject({
  external_id: clean(255).optional(),
  limit: z.literal('10').optional(),
});

/** Throws unless a request is one that the vendor documents, and safe to log and to send. */
export const checkRequest = async (request: unknown): Promise<void> => {
  const { method, url, headers, body } = requestSchema.parse(request);
  const { href, search, searchParams } = new URL(url);
  pathOf[method].parse(href.slice(BASE.length, href.length - search.length));
  query.parse(Object.fromEntries(searchParams));
  const sent = body && Buffer.concat(await body.toArray());
  bodyOf[method].parse(sent && JSON.parse(sent.toString()));
  const length = sent && String(sent.length);
  const isWrite = method !== 'GET';
  if (headers['Content-Length'] !== length) throw new Error('Content-Length is wrong.');
  if (isWrite !== 'Idempotency-Key' in headers) throw new Error('An idempotency key is amiss.');
};
