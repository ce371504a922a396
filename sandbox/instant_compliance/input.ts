import * as z from 'zod';
import { Refusal, validationFailed } from './refusal.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const email = text(255).pipe(z.email());
const phone = text(32).nullable();
const risk = z.strictObject({
  isNewCustomer: z.boolean().exactOptional(),
  isDesignatedService: z.boolean().exactOptional(),
  handlesCashOrCrypto: z.boolean().exactOptional(),
});

const upsertInput = z.strictObject({
  fullName: text(255),
  email,
  externalId: text(255).exactOptional(),
  type: z.enum(['INDIVIDUAL', 'SOLE_TRADER']).exactOptional(),
  phone: phone.exactOptional(),
  risk: risk.exactOptional(),
});

const patchInput = z.strictObject({
  fullName: text(255).exactOptional(),
  email: email.exactOptional(),
  phone: phone.exactOptional(),
  risk: risk.exactOptional(),
});

/** Body of POST /customers, its strings trimmed. */
export type UpsertInput = z.infer<typeof upsertInput>;

/** Body of PATCH /customers/{id}, its strings trimmed. */
export type PatchInput = z.infer<typeof patchInput>;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'bad_request', 'The body is not JSON.');
  }
};

const reasonsOf = (issue: z.core.$ZodIssue): [string, string][] => {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [[path || 'body', issue.message]];
  return issue.keys.map((key) => [path ? `${path}.${key}` : key, 'This field is not known.']);
};

/** Reads a value by a schema; throws a 422 that names the keys as they were sent. */
export const parsed = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.infer<Schema> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw validationFailed(Object.fromEntries(result.error.issues.flatMap(reasonsOf)));
};

/** Reads the body of a POST; throws a Refusal, 400 or 422. */
export const parseUpsert = (bodyText: string): UpsertInput =>
  parsed(upsertInput, parseJson(bodyText));

/** Reads the body of a PATCH; throws a Refusal, 400 or 422. */
export const parsePatch = (bodyText: string): PatchInput => parsed(patchInput, parseJson(bodyText));
