import type * as z from 'zod/mini';
import { flag, group, id, record, text, time } from '../kit/fields.ts';

// The API's values with the words of its product, as the Zap editor offers them.
export const CUSTOMER_TYPES = {
  INDIVIDUAL: 'Individual',
  SOLE_TRADER: 'Sole Trader',
} as const;

export const KYC_STATUSES = {
  NOT_STARTED: 'Not Started',
  PENDING: 'Pending: the link is out',
  IN_PROGRESS: 'In Progress',
  VERIFIED: 'Verified',
  FAILED: 'Failed',
  AWAITING_RESUBMISSION: 'Awaiting Resubmission',
  NOT_REQUIRED: 'Not Required',
} as const;

export const AML_STATUSES = {
  NOT_SCREENED: 'Not Screened',
  IN_PROGRESS: 'In Progress',
  CLEAR: 'Clear: no hits',
  NEEDS_REVIEW: 'Needs Review',
  RESOLVED: 'Resolved: every hit reviewed, which is not the same as safe',
} as const;

export const ADDED_VIA = {
  ADMIN_MANUAL: 'Typed In by Staff',
  AI_EXTRACTED: 'Read Out of a Document',
  CONTACT_PORTAL: 'Contact Portal',
  BULK_IMPORT: 'Bulk Import',
  INTEGRATION: 'Integration, such as Zapier',
  SYSTEM: 'System',
} as const;

export const AML_FLAGS = {
  pep: 'Politically Exposed Person',
  sanctions: 'Sanctions',
  adverse_media: 'Adverse Media',
  terrorism: 'Terrorism',
} as const;

const amlFlags = group({
  pep: flag(`AML Flag: ${AML_FLAGS.pep}`),
  sanctions: flag(`AML Flag: ${AML_FLAGS.sanctions}`),
  adverse_media: flag(`AML Flag: ${AML_FLAGS.adverse_media}`),
  terrorism: flag(`AML Flag: ${AML_FLAGS.terrorism}`),
});

const amlShape = {
  status: text('AML Status'),
  screened_at: time('AML Screened At'),
  last_reviewed_at: time('AML Last Reviewed At'),
  flags: amlFlags,
};

/** What a screening for money laundering came to, as an answer of its own. */
export const amlBlockSchema = record(amlShape);

/** A customer as the API returns it. A status is any text: a new one must not stop a Zap. */
export const customerSchema = record({
  id: id('Customer ID'),
  external_id: text('External ID'),
  type: text('Customer Type'),
  full_name: text('Full Name'),
  email: text('Email'),
  kyc_status: text('KYC Status'),
  kyc_started_at: time('KYC Started At'),
  kyc_completed_at: time('KYC Completed At'),
  identity: group({
    verified_legal_name: text('Verified Legal Name'),
    verified_country: text('Verified Country'),
  }),
  aml: group(amlShape),
  added_via: text('Added Via'),
  created_at: time('Created At'),
  updated_at: time('Updated At'),
});

export type Customer = z.output<typeof customerSchema>;

/** Whether at least one of these flags is raised; no flags at all ask for nothing. */
export const isFlagged = ({ aml }: Customer, flags: string[]): boolean =>
  flags.length === 0 || flags.some((name) => aml.flags[name] === true);

/** An invented customer, complete, for the editor. */
export const customerSample = {
  id: '5b0c7a52-9f1e-4c86-8d0b-2f6a1e4c9d37',
  external_id: 'hubspot:20260714',
  type: 'INDIVIDUAL',
  full_name: 'Marisol Okafor',
  email: 'marisol.okafor@example.org',
  kyc_status: 'VERIFIED',
  kyc_started_at: '2026-07-14T01:05:00Z',
  kyc_completed_at: '2026-07-14T01:19:32Z',
  identity: { verified_legal_name: 'MARISOL ADA OKAFOR', verified_country: 'AUS' },
  aml: {
    status: 'CLEAR',
    screened_at: '2026-07-14T01:19:40Z',
    last_reviewed_at: null,
    flags: { pep: false, sanctions: false, adverse_media: false, terrorism: false },
  },
  added_via: 'INTEGRATION',
  created_at: '2026-07-13T22:40:11Z',
  updated_at: '2026-07-14T01:19:41Z',
} satisfies Customer;
