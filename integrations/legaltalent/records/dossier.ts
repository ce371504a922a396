import * as z from 'zod/mini';
import * as field from '../../../kit/records/fields.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { customerSample } from './customer.ts';

// A customer's organization, risk profile and seat. No page of the vendor shows them: whatever is here
// may be missing.
const ofCustomer = { id: field.id('ID'), customer_id: field.id('Customer ID') };
const sampleIds = { id: customerSample.id, customer_id: customerSample.customer_id };

const people = (who: string) =>
  field.lineItems({
    name: field.looseText(`${who} Name`),
    role: field.looseText(`${who} Role`),
    ownership_percentage: field.looseNumeric(`${who} Ownership Percentage`),
  });

/** Each of them makes an organization known. */
export const ORGANIZATION_KEYS = ['ubos', 'shareholders', 'directors', 'representatives'];

const organizationSchema = field.record({
  ...ofCustomer,
  ubos: people('UBO'),
  shareholders: people('Shareholder'),
  directors: people('Director'),
  representatives: people('Representative'),
});

const asPerson = (person: unknown): unknown => {
  if (typeof person === 'string') return { name: person };
  const { name, full_name: fullName, ...rest } = field.objectIn(person);
  return { ...rest, name: name ?? fullName };
};

const withPeople = (content: unknown): unknown =>
  Object.fromEntries(
    Object.entries(field.objectIn(content)).map(([key, value]) => [
      key,
      Array.isArray(value) && ORGANIZATION_KEYS.includes(key) ? value.map(asPerson) : value,
    ]),
  );

/** An organization as the API answers it: elsewhere it calls the name of a person `full_name`. */
export const answeredOrganization = z.pipe(z.transform(withPeople), organizationSchema);

export const organizationOutput = returned(organizationSchema, {
  ...sampleIds,
  ubos: [{ name: 'Marcela Otero', role: 'UBO', ownership_percentage: 60 }],
  shareholders: [{ name: 'Bruno Etcheverry', role: 'Shareholder', ownership_percentage: 40 }],
  directors: [{ name: 'Marcela Otero', role: 'President', ownership_percentage: 60 }],
  representatives: [{ name: 'Lucía Abreu', role: 'Attorney', ownership_percentage: null }],
});

export const riskProfileSchema = field.record({
  ...ofCustomer,
  risk_level: field.looseText('Risk Level'),
  risk_score: field.looseNumeric('Risk Score'),
  factors: field.looseTexts('Risk Factors'),
  calculated_at: field.unixOrIsoTime('Calculated At'),
});

export const riskProfileOutput = returned(riskProfileSchema, {
  ...sampleIds,
  risk_level: 'medium',
  risk_score: 42,
  factors: ['country', 'industry'],
  calculated_at: '2026-05-11T16:43:00Z',
});

/** An invented watchlist. */
export const WATCHLIST_ID = '0c9a41de-7e55-4f0c-9b3a-66c1f2d8a0b4';

/** A seat of a watchlist that a customer took. */
export const monitoringSchema = field.record({
  ...ofCustomer,
  watchlist_id: field.looseText('Watchlist ID'),
  subject_id: field.looseText('Subject ID'),
  expires_at: field.unixOrIsoTime('Expires At'),
});

export const monitoringOutput = returned(monitoringSchema, {
  ...sampleIds,
  watchlist_id: WATCHLIST_ID,
  subject_id: '5de1b7c0-2f4e-4d3b-8a0e-9f7c6b1a2d35',
  expires_at: '2027-05-11T14:03:22.000Z',
});

export const deactivatedOutput = returned(
  field.record({ ...ofCustomer, status: field.looseText('Status') }),
  {
    ...sampleIds,
    status: 'inactive',
  },
);
