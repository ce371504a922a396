import * as z from 'zod';
import { clean, safeRequest, sentJson } from '../../../../test/fuzz/documented.ts';

const BASE = 'https://kyc.legaltalent.ai';

const change = z.strictObject({
  name: clean(255).optional(),
  entity_type: z.enum(['company', 'individual']).optional(),
  website: clean(2000).optional(),
  tax_id: clean(255).optional(),
  country: clean(255).optional(),
});
const customer = change.extend({ name: clean(255), client_id: clean(255).optional() });
const seat = z.strictObject({ watchlist_id: clean(255).optional() });
const session = z.strictObject({
  workflow_id: clean(255),
  customer_id: clean(255).optional(),
  client_id: clean(255).optional(),
  ttl_days: z.int().positive().optional(),
});
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

/** Each documented call: its method, its path, and its body. */
const CALLS = [
  { method: 'GET', path: /^\/customers$/, body: z.undefined() },
  {
    method: 'GET',
    path: /^\/customers\/[^/]+(\/(sessions|organization|risk-profile))?$/,
    body: z.undefined(),
  },
  { method: 'POST', path: /^\/customers$/, body: customer },
  { method: 'PATCH', path: /^\/customers\/[^/]+$/, body: isChange },
  { method: 'DELETE', path: /^\/customers\/[^/]+$/, body: z.undefined() },
  { method: 'POST', path: /^\/customers\/[^/]+\/monitor$/, body: seat },
  { method: 'POST', path: /^\/kyc\/sessions$/, body: session },
];

const requestSchema = safeRequest(BASE, {});

/** Throws unless a request is one that the vendor documents, and safe to log and to send. */
export const checkRequest = async (request: unknown): Promise<void> => {
  const { method, url, headers, body } = requestSchema.parse(request);
  const { href, search, searchParams } = new URL(url);
  const path = href.slice(BASE.length, href.length - search.length);
  const call = CALLS.find((known) => known.method === method && known.path.test(path));
  if (!call) throw new Error(`No documented call: ${method} ${path}`);
  query.parse(Object.fromEntries(searchParams));
  call.body.parse(await sentJson(body, headers['Content-Length']));
};
