import { defineInputFields } from 'zapier-platform-core';
import type * as z from 'zod/mini';
import { group, text } from '../../../kit/records/fields.ts';
import { matching, optionalText } from '../../../kit/steps/input.ts';

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

/** The fields for a new address. It replaces the old one as a whole, so it is filled in as a whole. */
export const addressFields = defineInputFields([
  {
    key: 'addressLine1',
    label: 'Address Line 1',
    type: 'string',
    group: addressGroup.key,
    helpText:
      'Street and number, such as `18 Alder Court`. An address is replaced as a whole: fill in this, City, Postal Code and Country together, or leave them all blank to keep what is there.',
  },
  {
    key: 'city',
    label: 'City',
    type: 'string',
    group: addressGroup.key,
    helpText: 'A part of the new address, such as `Denver`.',
  },
  {
    key: 'state',
    label: 'State',
    type: 'string',
    group: addressGroup.key,
    helpText:
      'A part of the new address, such as `CO`. Leave blank where there is none; a state of the old address may then stay.',
  },
  {
    key: 'postalCode',
    label: 'Postal Code',
    type: 'string',
    group: addressGroup.key,
    helpText: 'A part of the new address, such as `80205`.',
  },
  {
    key: 'country',
    label: 'Country',
    type: 'string',
    group: addressGroup.key,
    helpText: 'A part of the new address: two capital letters, such as `US`.',
  },
]);

/** The schemas of those fields. */
export const addressShape = () => ({
  addressLine1: optionalText(255),
  city: optionalText(255),
  state: optionalText(255),
  postalCode: optionalText(255),
  country: optionalText(255).check(
    matching(/^[A-Z]{2}$/, 'must be two capital letters such as US'),
  ),
});

/** What users call the parts of a body's `address`, by their names in a vendor's error. */
export const addressLabels = [
  ['address', 'the address'],
  ['address.line1', 'Address Line 1'],
  ['address.city', 'City'],
  ['address.state', 'State'],
  ['address.postal_code', 'Postal Code'],
  ['address.country', 'Country'],
] as const;

type AddressInput = z.output<z.ZodMiniObject<ReturnType<typeof addressShape>>>;

const NEEDED = ['addressLine1', 'city', 'postalCode', 'country'] as const;
const MISSING = 'is required with any other part of the address, which is replaced as a whole';

/** A check of a step's input: names each part that is missing when some of an address is there. */
export const wholeAddress: z.core.CheckFn<AddressInput> = ({ value, issues }) => {
  if ([...NEEDED, 'state' as const].every((part) => value[part] === undefined)) return;
  for (const part of NEEDED.filter((needed) => value[needed] === undefined)) {
    issues.push({ code: 'custom', message: MISSING, path: [part], input: value });
  }
};

/** The new address by the names of the output; undefined when none was filled in. */
export const newAddress = ({ addressLine1, city, state, postalCode, country }: AddressInput) =>
  addressLine1 === undefined
    ? undefined
    : { line1: addressLine1, city, state, postal_code: postalCode, country };
