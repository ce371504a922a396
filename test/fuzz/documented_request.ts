import * as z from 'zod';
import { clean, header, safeRequest, sentJson } from './documented.ts';

const BASE = 'https://app.instantcompliance.ai/api/v1/';

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
const requestSchema = safeRequest(BASE, {
  'Idempotency-Key': header
    .max(255)
    .refine((key) => !key.includes('{{'))
    .optional(),
}).extend({ method: z.enum(['GET', 'POST', 'PATCH']) });

const pathOf = {
  POST: z.literal('customers'),
  PATCH: z.string().regex(/^customers\/[^/]+$/),
  GET: z.string().regex(/^customers(\/[^/]+(\/aml)?)?$/),
};
const query = z.strictObject({
  external_id: clean(255).optional(),
  limit: z.literal('100').optional(),
});

/** Throws unless a request is one that the vendor documents, and safe to log and to send. */
export const checkRequest = async (request: unknown): Promise<void> => {
  const { method, url, headers, body } = requestSchema.parse(request);
  const { href, search, searchParams } = new URL(url);
  pathOf[method].parse(href.slice(BASE.length, href.length - search.length));
  query.parse(Object.fromEntries(searchParams));
  bodyOf[method].parse(await sentJson(body, headers['Content-Length']));
  const isWrite = method !== 'GET';
  if (isWrite !== 'Idempotency-Key' in headers) throw new Error('An idempotency key is amiss.');
};
