import type * as z from 'zod/mini';
import { group, text as textOf } from '../../../kit/records/fields.ts';
import { input, labelsOf, type Values } from '../../../kit/steps/described_input.ts';
import { text, textLike } from '../../../kit/steps/input.ts';

/** A postal address as an output, its parts null when missing; `whose` begins their labels. */
export const postalAddress = (whose = '') =>
  group({
    line1: textOf(`${whose}Address Line 1`),
    city: textOf(`${whose}City`),
    state: textOf(`${whose}State`),
    postal_code: textOf(`${whose}Postal Code`),
    country: textOf(`${whose}Country`),
  });

/** The group that the parts of an address stand in, folded up at first. */
export const addressGroup = { key: 'address', label: 'Address' };

const PART_LENGTH = 255;

const part = { group: addressGroup.key };

/** What holds a new address. It replaces the old one as a whole, so it is filled in as a whole. */
export const addressInputs = {
  addressLine1: input(text(PART_LENGTH), {
    label: 'Address Line 1',
    ...part,
    helpText:
      'Street and number, such as `18 Alder Court`. An address is replaced as a whole: fill in this, City, Postal Code and Country together, or leave them all blank to keep what is there.',
  }),
  city: input(text(PART_LENGTH), {
    label: 'City',
    ...part,
    helpText: 'A part of the new address, such as `Denver`.',
  }),
  state: input(text(PART_LENGTH), {
    label: 'State',
    ...part,
    helpText:
      'A part of the new address, such as `CO`. Leave blank where there is none; a state of the old address may then stay.',
  }),
  postalCode: input(text(PART_LENGTH), {
    label: 'Postal Code',
    ...part,
    helpText: 'A part of the new address, such as `80205`.',
  }),
  country: input(textLike(PART_LENGTH, /^[A-Z]{2}$/, 'must be two capital letters such as US'), {
    label: 'Country',
    ...part,
    helpText: 'A part of the new address: two capital letters, such as `US`.',
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

const NEEDED = ['addressLine1', 'city', 'postalCode', 'country'] as const;
const MISSING = 'is required with any other part of the address, which is replaced as a whole';

/** A check of a step's input: names each part that is missing when some of an address is there. */
export const wholeAddress: z.core.CheckFn<NewAddress> = ({ value, issues }) => {
  if ([...NEEDED, 'state' as const].every((part) => value[part] === undefined)) return;
  for (const part of NEEDED.filter((needed) => value[needed] === undefined)) {
    issues.push({ code: 'custom', message: MISSING, path: [part], input: value });
  }
};

/** The new address by the names of the output; undefined when none was filled in. */
export const newAddress = (parts: NewAddress) => {
  const { addressLine1: line1, city, state, postalCode: postal_code, country } = parts;
  return line1 === undefined ? undefined : { line1, city, state, postal_code, country };
};
