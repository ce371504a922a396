import { record, text, texts } from '../kit/records/fields.ts';
import { customerSchema } from './customer.ts';

/** A customer as an action left it, and the fields left out because the customer is verified. */
export const writtenSchema = record({
  ...customerSchema.def.shape,
  outcome: text('Outcome'),
  skipped_fields: texts('Skipped Fields'),
});
