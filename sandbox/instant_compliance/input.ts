import * as z from 'zod';
import { jsonOf, parsed } from '../server/input.ts';
import { Refusal } from '../server/refusal.ts';
import { validationFailed } from './refusal.ts';

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

const read = <Schema extends z.ZodType>(schema: Schema, bodyText: string): z.infer<Schema> => {
  const noJson = new Refusal(400, 'bad_request', 'The body is not JSON.');
  return parsed(schema, jsonOf(bodyText, noJson), validationFailed);
};

/** Reads the body of a POST; throws a Refusal, 400 or 422. */
export const parseUpsert = (bodyText: string): UpsertInput => read(upsertInput, bodyText);

/** Reads the body of a PATCH; throws a Refusal, 400 or 422. */
export const parsePatch = (bodyText: string): PatchInput => read(patchInput, bodyText);
