import { Readable } from 'node:stream';
import * as z from 'zod';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value.isWellFormed() && value.trim() === value && !/\p{Cc}/u.test(value));

const contactData = z
  .strictObject({
    email: text(255).regex(/@/).optional(),
    phone: text(32).optional(),
    address: z
      .strictObject({
        line1: text(255),
        city: text(255),
        state: text(255).optional(),
        postal_code: text(255).optional(),
        country: z.string().regex(/^[A-Z]{2}$/),
      })
      .optional(),
  })
  .refine((values) => Object.keys(values).length > 0);

const pathname = z.stringFormat('a documented path', (path) =>
  /^\/v1\/customers(\/cust_\w+(\/individuals\/ind_\w+)?)?$/.test(path),
);
const listQuery = z.strictObject({
  limit: z.literal('100').optional(),
  cursor: z.string().min(1).optional(),
});

const shared = {
  url: z.url({ protocol: /^https$/, hostname: /^api\.bultra\.com$/ }),
  raw: z.literal(true),
  redirect: z.literal('manual'),
};
const sent = {
  Accept: z.literal('application/json'),
  'Accept-Encoding': z.literal('gzip'),
  'Content-Type': z.literal('application/json'),
};

const documented = z.discriminatedUnion('method', [
  z.looseObject({
    ...shared,
    method: z.literal('GET'),
    headers: z.strictObject(sent),
    body: z.undefined().optional(),
  }),
  z.looseObject({
    ...shared,
    method: z.literal('PATCH'),
    headers: z.strictObject({
      ...sent,
      'Content-Length': z.string().regex(/^\d+$/),
      'x-bultra-idempotency-id': z.string().regex(UUID),
    }),
    body: z.instanceof(Readable),
  }),
]);

/** Throws unless a request is one that Bultra documents, and safe to log and to send. */
export const checkRequest = async (request: unknown): Promise<void> => {
  const call = documented.parse(request);
  const url = new URL(call.url);
  pathname.parse(url.pathname);
  if (call.method === 'GET') {
    listQuery.parse(Object.fromEntries(url.searchParams));
    return;
  }
  const bytes = Buffer.concat(await call.body.toArray());
  contactData.parse(JSON.parse(bytes.toString()));
  z.literal(String(bytes.length)).parse(call.headers['Content-Length']);
  z.literal('').parse(url.search);
};
