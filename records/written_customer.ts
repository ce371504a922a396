import { defineInputField } from 'zapier-platform-core';
import { record, text } from '../kit/records/fields.ts';
import { customerSchema } from './customer.ts';

/** A customer as an action left it. */
export const writtenSchema = record({
  ...customerSchema.def.shape,
  outcome: text('Outcome'),
});

/** The field for those who bring their own idempotency key. */
export const idempotencyField = defineInputField({
  key: 'idempotencyKey',
  label: 'Idempotency Key',
  type: 'string',
  helpText:
    'Leave blank: repeats are safe without it. A key of your own, such as `deal-17-won` for a deal and its stage, must differ for each change and hold no personal data. It is remembered for 24 hours; a repeat within them changes nothing and returns the first result, with Outcome `replayed`.',
});
