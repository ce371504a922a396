import * as z from 'zod/mini';
import { id, text, time } from '../../../kit/records/fields.ts';
import { input, keptWhenBlank, labelsOf, type Values } from '../../../kit/steps/described_input.ts';
import * as form from '../../../kit/steps/text_forms.ts';
import {
  addressGroup,
  addressInputs,
  addressLabels,
  newAddress,
  postalAddress,
} from './postal_address.ts';

const EMAIL_LENGTH = 255;
const PHONE_LENGTH = 32;

const email = input(form.email(EMAIL_LENGTH), {
  label: 'Email',
  placeholder: 'priya@example.org',
  helpText: 'The whole address.',
});

const phone = input(form.phone(PHONE_LENGTH), {
  label: 'Phone',
  placeholder: '+14155550134',
  helpText: `With the country code. At most ${PHONE_LENGTH} characters.`,
});

/** What holds new contact data. A step that takes it needs the check `wholeAddress` as well. */
export const contactInputs = {
  email: keptWhenBlank(email),
  phone: keptWhenBlank(phone),
  ...addressInputs,
};

/** The groups of those fields. */
export const contactGroups = [addressGroup];

/** What users call contact data, by its names in a vendor's error. */
export const contactLabels = new Map([...labelsOf({ email, phone }), ...addressLabels]);

/** What an update sends; what is left out stays as it is. */
export const contactChange = (contact: Values<typeof contactInputs>) => ({
  email: contact.email,
  phone: contact.phone,
  address: newAddress(contact),
});

/** What an update returns: always the same keys, however few of them are answered. */
export const updatedContact = (idLabel: string) =>
  z.object({
    id: id(idLabel),
    email: text('Email'),
    phone: text('Phone'),
    address: postalAddress(),
    updated_at: time('Updated At'),
    outcome: text('Outcome'),
  });
