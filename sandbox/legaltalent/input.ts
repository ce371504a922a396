import * as z from 'zod';
import { jsonOf, parsed } from '../server/input.ts';
import { notValid, refused } from './refusal.ts';

const text = z.string().min(1).max(255);
const website = z.url({
  protocol: /^https?$/,
  // With the value in it: an app must not pass on a sentence that repeats what was sent.
  error: ({ input }) => `${input} is not a web address.`,
});
const country = z.string().regex(/^[A-Z]{2}$/, 'Must be two capital letters.');

const patchFields = {
  entity_type: z.enum(['individual', 'company']).exactOptional(),
  website: website.nullable().exactOptional(),
  tax_id: text.nullable().exactOptional(),
  country: country.nullable().exactOptional(),
};

const createInput = z.strictObject({
  name: text,
  client_id: text.exactOptional(),
  ...patchFields,
});

const patchInput = z.strictObject({ name: text.exactOptional(), ...patchFields });

const monitorInput = z.strictObject({ watchlist_id: text });

const sessionInput = z
  .strictObject({
    workflow_id: text,
    ttl_days: z.int().min(1).exactOptional(),
    metadata: z.record(z.string(), z.unknown()).exactOptional(),
    customer_id: text.exactOptional(),
    client_id: text.exactOptional(),
  })
  .refine((sent) => (sent.customer_id === undefined) !== (sent.client_id === undefined), {
    path: ['customer_id'],
    message: 'Send either customer_id or client_id.',
  });

/** Body of POST /kyc/sessions. */
export type SessionInput = z.infer<typeof sessionInput>;

/** Body of POST /customers. */
export type CreateInput = z.infer<typeof createInput>;

/** Body of PATCH /customers/{id}. */
export type PatchInput = z.infer<typeof patchInput>;

const reading =
  <Schema extends z.ZodType>(schema: Schema) =>
  (bodyText: string): z.infer<Schema> =>
    parsed(schema, jsonOf(bodyText, refused(400, 'The body is not JSON.')), notValid);

/** Reads the body of a POST of a customer; throws a Refusal, 400. */
export const parseCreate = reading(createInput);

/** Reads the body of a PATCH; throws a Refusal, 400. */
export const parsePatch = reading(patchInput);

/** Reads the body of a POST to monitor; throws a Refusal, 400. */
export const parseMonitor = reading(monitorInput);

/** Reads the body of a POST of a session; throws a Refusal, 400. */
export const parseSession = reading(sessionInput);
