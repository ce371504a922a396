import * as z from 'zod/mini';
import { id, numeric, record, text, time } from '../../../kit/records/fields.ts';
import { sampleAddress } from './customer.ts';
import { postalAddress } from './postal_address.ts';
import { fitting } from './updated_record.ts';

/** A person of a corporate customer, such as a beneficial owner. */
export const individualRecord = record({
  id: id('Individual ID'),
  customer_id: text('Customer ID'),
  role: text('Role'),
  first_name: text('First Name'),
  last_name: text('Last Name'),
  email: text('Email'),
  ownership_percentage: numeric('Ownership Percentage'),
  address: postalAddress(),
  created_at: time('Created At'),
});

/** An individual as the API answers it: what is not as its page shows is null. */
export const answeredIndividual = z.pipe(
  z.transform((value) => fitting(individualRecord, value)),
  individualRecord,
);

export type Individual = z.output<typeof individualRecord>;

/** An invented person, complete. */
export const sampleIndividual = {
  id: 'ind_804417',
  customer_id: 'cust_70418822',
  role: 'BENEFICIAL_OWNER',
  first_name: 'Kofi',
  last_name: 'Mensah',
  email: 'kofi.mensah@harrowgate.example',
  ownership_percentage: 40,
  address: sampleAddress,
  created_at: '2026-03-04T09:12:00Z',
} satisfies Individual;
