import { defineInputFields } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { id, text, time } from '../../../kit/records/fields.ts';
import { optionalEmail, optionalText } from '../../../kit/steps/input.ts';
import {
  addressFields,
  addressGroup,
  addressLabels,
  addressShape,
  newAddress,
  postalAddress,
} from './postal_address.ts';

/** The fields for new contact data; a blank one keeps what is there. */
export const contactFields = defineInputFields([
  {
    key: 'email',
    label: 'Email',
    type: 'string',
    helpText: 'Leave blank to keep it. Otherwise a whole address, such as `priya@example.org`.',
  },
  {
    key: 'phone',
    label: 'Phone',
    type: 'string',
    helpText:
      'Leave blank to keep it. With the country code, such as `+14155550134`. At most 32 characters.',
  },
  ...addressFields,
]);

/** The groups of those fields. */
export const contactGroups = [addressGroup];

/** The schemas of those fields; a step's input needs the check `wholeAddress` as well. */
export const contactShape = () => ({
  email: optionalEmail(255),
  phone: optionalText(32),
  ...addressShape(),
});

/** What users call contact data, by its names in a vendor's error. */
export const contactLabels = new Map([['email', 'Email'], ['phone', 'Phone'], ...addressLabels]);

/** What an update sends; what is left out stays as it is. */
export const contactChange = (
  input: z.output<z.ZodMiniObject<ReturnType<typeof contactShape>>>,
) => ({
  email: input.email,
  phone: input.phone,
  address: newAddress(input),
});

/** What an update returns: always the same keys, however few of them are answered. */
export const updatedContact = (idLabel: string) =>
  z.object({
    id: id(idLabel),
    email: text('Email'),
    phone: text('Phone'),
    address: postalAddress(),
    updated_at: time('Updated At'),
  });
