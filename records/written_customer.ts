import { record, text, texts } from '../kit/records/fields.ts';
import { customerSchema } from './customer.ts';

const writtenShape = { ...customerSchema.def.shape, outcome: text('Outcome') };

/** A customer as an action left it. */
export const writtenSchema = record(writtenShape);

/** The same, with the fields that were left out because the customer is verified. */
export const partlyWrittenSchema = record({
  ...writtenShape,
  skipped_fields: texts('Skipped Fields'),
});
