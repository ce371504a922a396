import * as field from '../../../kit/records/fields.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { customerSample } from './customer.ts';

// What hangs on a customer. No page of the vendor shows it: whatever is here may be missing.
const ofCustomer = { id: field.id('ID'), customer_id: field.id('Customer ID') };
const marks = { id: customerSample.id, customer_id: customerSample.customer_id };

const sessionShape = {
  session_id: field.looseText('Session ID'),
  status: field.looseText('Session Status'),
  workflow_id: field.looseText('Session Workflow ID'),
  workflow_name: field.looseText('Session Workflow Name'),
  created_at: field.unixOrIsoTime('Session Created At'),
  completed_at: field.unixOrIsoTime('Session Completed At'),
};

export const sessionSchema = field.record(sessionShape);

const sessionsSchema = field.record({
  ...ofCustomer,
  sessions: field.lineItems(sessionShape),
  has_more: field.flag('Has More Sessions'),
});

export const sessionsOutput = returned(sessionsSchema, {
  ...marks,
  sessions: [
    {
      session_id: '8f14e45f-ceea-467f-a0e6-3c1d5b7a9e20',
      status: 'APPROVED',
      workflow_id: 'company-kyc',
      workflow_name: 'Company KYC',
      created_at: '2026-05-11T14:10:00Z',
      completed_at: '2026-05-11T16:42:31Z',
    },
  ],
  has_more: false,
});

const people = (who: string) =>
  field.lineItems({
    name: field.looseText(`${who} Name`),
    role: field.looseText(`${who} Role`),
    ownership_percentage: field.looseNumeric(`${who} Ownership Percentage`),
  });

export const organizationSchema = field.record({
  ...ofCustomer,
  ubos: people('UBO'),
  shareholders: people('Shareholder'),
  directors: people('Director'),
  representatives: people('Representative'),
});

export const organizationOutput = returned(organizationSchema, {
  ...marks,
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
  ...marks,
  risk_level: 'medium',
  risk_score: 42,
  factors: ['country', 'industry'],
  calculated_at: '2026-05-11T16:43:00Z',
});

/** A seat of a watchlist that a customer took. */
export const monitoringSchema = field.record({
  ...ofCustomer,
  watchlist_id: field.looseText('Watchlist ID'),
  subject_id: field.looseText('Subject ID'),
  expires_at: field.unixOrIsoTime('Expires At'),
});

export const monitoringOutput = returned(monitoringSchema, {
  ...marks,
  watchlist_id: '0c9a41de-7e55-4f0c-9b3a-66c1f2d8a0b4',
  subject_id: '5de1b7c0-2f4e-4d3b-8a0e-9f7c6b1a2d35',
  expires_at: '2027-05-11T14:03:22.000Z',
});

export const deactivatedOutput = returned(
  field.record({ ...ofCustomer, status: field.looseText('Status') }),
  {
    ...marks,
    status: 'inactive',
  },
);
