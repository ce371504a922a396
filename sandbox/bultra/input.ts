import * as z from 'zod';
import { jsonOf, parsed } from '../server/input.ts';
import { invalidRequest } from './refusal.ts';

const text = (max: number) => z.string().trim().min(1, 'Must not be blank.').max(max);
const part = text(255).exactOptional();
const filled = z
  .record(z.string(), z.unknown())
  .refine((sent) => Object.keys(sent).length > 0, 'Must not be empty.');

const address = z.strictObject({
  line1: part,
  city: part,
  state: part,
  postal_code: part,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Must be two capital letters.')
    .exactOptional(),
});

const contact = z.strictObject({
  email: text(255).pipe(z.email()).exactOptional(),
  phone: text(32).exactOptional(),
  address: filled.pipe(address).exactOptional(),
});

const contactInput = filled.pipe(contact);

/** Body of a PATCH, of a customer and of an individual alike. */
export type ContactInput = z.infer<typeof contactInput>;

/** Reads the body of a PATCH; throws a Refusal, 400. */
export const parseContact = (bodyText: string): ContactInput => {
  const noJson = invalidRequest({ body: 'This is not JSON.' });
  return parsed(contactInput, jsonOf(bodyText, noJson), invalidRequest);
};
