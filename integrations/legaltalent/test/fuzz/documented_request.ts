import { Readable } from 'node:stream';
import * as z from 'zod';

const BASE = 'https://kyc.legaltalent.ai/customers';

const clean = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value === value.trim() && value.isWellFormed() && !/\p{Cc}/u.test(value));

const change = z.strictObject({
  name: clean(255).optional(),
  entity_type: z.enum(['company', 'individual']).optional(),
  website: clean(2000).optional(),
  tax_id: clean(255).optional(),
  country: clean(255).optional(),
});
const customer = change.extend({ name: clean(255), client_id: clean(255).optional() });
const seat = z.strictObject({ watchlist_id: clean(255).optional() });
const isChange = change.refine((values) => Object.keys(values).length > 0);

const query = z.strictObject({
  client_id: clean(255).optional(),
  limit: z.literal('100').optional(),
  page: z
    .string()
    .regex(/^-?\d+$/)
    .optional(),
  cursor: z.string().min(1).optional(),
});

/** Each documented call: its method, the path below `/customers`, and its body. */
const CALLS = [
  { method: 'GET', path: /^$/, body: z.undefined() },
  {
    method: 'GET',
    path: /^\/[^/]+(\/(sessions|organization|risk-profile))?$/,
    body: z.undefined(),
  },
  { method: 'POST', path: /^$/, body: customer },
  { method: 'PATCH', path: /^\/[^/]+$/, body: isChange },
  { method: 'DELETE', path: /^\/[^/]+$/, body: z.undefined() },
  { method: 'POST', path: /^\/[^/]+\/monitor$/, body: seat },
];

const header = z.string().regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/);
const requestSchema = z.looseObject({
  method: z.string(),
  url: z
    .string()
    .startsWith(BASE)
    .refine((url) => !url.includes('{{') && URL.canParse(url)),
  headers: z.strictObject({
    Accept: header,
    'Content-Type': header.optional(),
    'Content-Length': header.optional(),
  }),
  body: z.instanceof(Readable).optional(),
  raw: z.literal(true),
  redirect: z.literal('manual'),
});

/** Throws unless a request is one that the vendor documents, and safe to log and to send. */
export const checkRequest = async (request: unknown): Promise<void> => {
  const { method, url, headers, body } = requestSchema.parse(request);
  const { href, search, searchParams } = new URL(url);
  const path = href.slice(BASE.length, href.length - search.length);
  const call = CALLS.find((known) => known.method === method && known.path.test(path));
  if (!call) throw new Error(`No documented call: ${method} ${path}`);
  query.parse(Object.fromEntries(searchParams));
  const sent = body && Buffer.concat(await body.toArray());
  call.body.parse(sent && JSON.parse(sent.toString()));
  if (headers['Content-Length'] !== (sent && String(sent.length)))
    throw new Error('Content-Length is wrong.');
};
