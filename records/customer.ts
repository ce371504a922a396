import type * as z from 'zod/mini';
import { flag, group, id, record, text, time } from '../kit/records/fields.ts';

// The API's values with the words of its product, as the Zap editor offers them.
export const CUSTOMER_TYPES = {
  INDIVIDUAL: 'Individual: a person',
  SOLE_TRADER: 'Sole Trader: a person in business alone',
} as const;

export const KYC_STATUSES = {
  NOT_STARTED: 'Not Started: staff have not begun',
  PENDING: 'Pending: the link is out',
  IN_PROGRESS: 'In Progress: the person has begun',
  VERIFIED: 'Verified: the identity is confirmed',
  FAILED: 'Failed: the identity is rejected',
  AWAITING_RESUBMISSION: 'Awaiting Resubmission: the person must send something again',
  NOT_REQUIRED: 'Not Required: outside the designated services',
} as const;

export const AML_STATUSES = {
  NOT_SCREENED: 'Not Screened: no screening yet',
  IN_PROGRESS: 'In Progress: the screening runs',
  CLEAR: 'Clear: no hits',
  NEEDS_REVIEW: 'Needs Review: hits wait for your team',
  RESOLVED: 'Resolved: every hit reviewed, which is not the same as safe',
} as const;

export const ADDED_VIA = {
  ADMIN_MANUAL: 'Staff: typed in by hand',
  AI_EXTRACTED: 'Document: read out of a file',
  CONTACT_PORTAL: 'Contact Portal: entered by the person',
  BULK_IMPORT: 'Bulk Import: from a list',
  INTEGRATION: 'Integration: by another app, such as Zapier',
  SYSTEM: 'System: made by Instant Compliance',
} as const;

export const AML_FLAGS = {
  pep: 'Politically Exposed Person: a public office or close to one',
  sanctions: 'Sanctions: on a sanctions list',
  adverse_media: 'Adverse Media: bad news in the press',
  terrorism: 'Terrorism: on a terrorism list',
} as const;

const amlFlags = group({
  pep: flag('AML Flag: Politically Exposed Person'),
  sanctions: flag('AML Flag: Sanctions'),
  adverse_media: flag('AML Flag: Adverse Media'),
  terrorism: flag('AML Flag: Terrorism'),
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
