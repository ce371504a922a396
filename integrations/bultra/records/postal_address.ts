import type * as z from 'zod/mini';
import { group, text } from '../../../kit/records/fields.ts';
import { input, labelsOf, type Values } from '../../../kit/steps/described_input.ts';
import * as form from '../../../kit/steps/text_forms.ts';

/** A postal address as an output, its parts null when missing; `whose` begins their labels. */
export const postalAddress = (whose = '') =>
  group({
    line1: text(`${whose}Address Line 1`),
    city: text(`${whose}City`),
    state: text(`${whose}State`),
    postal_code: text(`${whose}Postal Code`),
    country: text(`${whose}Country`),
  });

/** The group that the parts of an address stand in, folded up at first. */
export const addressGroup = { key: 'address', label: 'Address' };

const PART_LENGTH = 255;

const part = { group: addressGroup.key };

/** What holds a new address. It replaces the old one as a whole, so it is filled in as a whole. */
export const addressInputs = {
  addressLine1: input(form.text(PART_LENGTH), {
    label: 'Address Line 1',
    ...part,
    placeholder: '18 Alder Court',
    helpText:
      'Street and number. An address is replaced as a whole: fill in this, City and Country together, with State and Postal Code where there are any, or leave them all blank to keep what is there.',
  }),
  city: input(form.text(PART_LENGTH), {
    label: 'City',
    ...part,
    placeholder: 'Denver',
    helpText: 'The city of the new address.',
  }),
  state: input(form.text(PART_LENGTH), {
    label: 'State',
    ...part,
    placeholder: 'CO',
    helpText:
      'The state of the new address. Leave blank where there is none; that of the old address may then stay.',
  }),
  postalCode: input(form.text(PART_LENGTH), {
    label: 'Postal Code',
    ...part,
    placeholder: '80205',
    helpText:
      'The postal code of the new address. Leave blank where there is none; that of the old address may then stay.',
  }),
  country: input(form.country, {
    label: 'Country',
    ...part,
    placeholder: 'US',
    helpText: 'The country of the new address, as two letters of ISO 3166.',
  }),
};

const { addressLine1, city, state, postalCode, country } = addressInputs;

/** What users call the parts of a body's `address`, by their names in a vendor's error. */
export const addressLabels = [
  ['address', 'the address'] as const,
  ...labelsOf({
    'address.line1': addressLine1,
    'address.city': city,
    'address.state': state,
    'address.postal_code': postalCode,
    'address.country': country,
  }),
];

type NewAddress = Values<typeof addressInputs>;

const NEEDED = ['addressLine1', 'city', 'country'] as const;
const PARTS = [...NEEDED, 'state', 'postalCode'] as const;
const MISSING = 'is required with any other part of the address, which is replaced as a whole';

/** A check of a step's input: names each part that is missing when some of an address is there. */
export const wholeAddress: z.core.CheckFn<NewAddress> = ({ value, issues }) => {
  if (PARTS.every((part) => value[part] === undefined)) return;
  for (const part of NEEDED.filter((needed) => value[needed] === undefined)) {
    issues.push({ code: 'custom', message: MISSING, path: [part], input: value });
  }
};

/** The new address by the names of the output; undefined when none was filled in. */
export const newAddress = (parts: NewAddress) => {
  const { addressLine1: line1, city, state, postalCode: postal_code, country } = parts;
  return line1 === undefined ? undefined : { line1, city, state, postal_code, country };
};
