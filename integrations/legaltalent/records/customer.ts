import type * as z from 'zod/mini';
import * as field from '../../../kit/records/fields.ts';
import { returned } from '../../../kit/steps/definition.ts';

// Only `company` stands on the vendor's page; the labels are ours.
export const ENTITY_TYPES = {
  company: 'Company: a legal person',
  individual: 'Individual: a natural person',
} as const;

/** A customer as every step returns it; `id` is a copy of the vendor's own `customer_id`. */
export const customerSchema = field.record({
  id: field.id('ID'),
  customer_id: field.id('Customer ID'),
  tenant_id: field.looseText('Tenant ID'),
  client_id: field.looseText('Client ID'),
  name: field.looseText('Name'),
  entity_type: field.looseText('Entity Type'),
  website: field.looseText('Website'),
  tax_id: field.looseText('Tax ID'),
  country: field.looseText('Country'),
  status: field.looseText('Status'),
  created_at: field.unixOrIsoTime('Created At'),
  updated_at: field.unixOrIsoTime('Updated At'),
});

export type Customer = z.output<typeof customerSchema>;

/** A customer as the API answers it. */
export const answeredCustomer = field.underEitherId('customer_id', customerSchema);

/** An invented customer, complete, for the editor. */
export const customerSample = {
  id: 'b1f0c7d2-58a4-4e0e-8f6b-2a9d1c34e7f0',
  customer_id: 'b1f0c7d2-58a4-4e0e-8f6b-2a9d1c34e7f0',
  tenant_id: 'acme-uy',
  client_id: 'crm-20417',
  name: 'Rio Verde Logistics S.A.',
  entity_type: 'company',
  website: 'https://rioverde.example',
  tax_id: '217345670018',
  country: 'UY',
  status: 'active',
  created_at: '2026-05-11T14:03:22Z',
  updated_at: '2026-05-11T14:03:22Z',
} satisfies Customer;

const updatedSchema = field.record({ ...customerSchema.def.shape, outcome: field.text('Outcome') });

/** What an update declares: `outcome` is `updated`, or `unchanged` when every field was blank. */
export const updatedOutput = returned(updatedSchema, { ...customerSample, outcome: 'updated' });

/** What a step that returns a customer declares. */
export const customerOutput = returned(customerSchema, customerSample);
