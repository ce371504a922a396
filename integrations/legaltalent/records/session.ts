import type * as z from 'zod/mini';
import * as field from '../../../kit/records/fields.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { customerSample } from './customer.ts';

// The vendor names `session_id`, the statuses and `final_decision`; the rest is assumed.
const sessionShape = (which = '') => ({
  session_id: field.id('Session ID'),
  customer_id: field.looseText(`${which}Customer ID`),
  client_id: field.looseText(`${which}Client ID`),
  status: field.looseText(`${which}Status`),
  final_decision: field.looseText(`${which}Final Decision`),
  workflow_id: field.looseText(`${which}Workflow ID`),
  workflow_name: field.looseText(`${which}Workflow Name`),
  created_at: field.unixOrIsoTime(`${which}Created At`),
  completed_at: field.unixOrIsoTime(`${which}Completed At`),
});

/** A KYC session as steps return it; `id` is a copy of the vendor's own `session_id`. */
export const sessionSchema = field.record({ id: field.id('ID'), ...sessionShape() });

export type Session = z.output<typeof sessionSchema>;

/** A KYC session as the API answers it. */
export const answeredSession = field.underEitherId('session_id', sessionSchema);

const sessionFields = {
  session_id: '8f14e45f-ceea-467f-a0e6-3c1d5b7a9e20',
  customer_id: customerSample.id,
  client_id: customerSample.client_id,
  status: 'APPROVED',
  final_decision: 'flagged',
  workflow_id: 'company-kyc',
  workflow_name: 'Company KYC',
  created_at: '2026-05-11T14:10:00Z',
  completed_at: '2026-05-11T16:42:31Z',
};

/** An invented session, complete, for the editor. */
export const sessionSample = { id: sessionFields.session_id, ...sessionFields } satisfies Session;

/** What Create KYC Session declares: nothing is decided yet. */
export const newSessionOutput = returned(sessionSchema, {
  ...sessionSample,
  status: 'PENDING',
  final_decision: null,
  completed_at: null,
});

/** What Find KYC Sessions returns. */
export const sessionsOutput = returned(
  field.record({
    id: field.id('ID'),
    customer_id: field.id('Customer ID'),
    latest_session_id: field.looseText('Latest Session ID'),
    latest_session_status: field.looseText('Latest Session Status'),
    latest_session_final_decision: field.looseText('Latest Session Final Decision'),
    sessions: field.lineItems(sessionShape('Session ')),
  }),
  {
    id: customerSample.id,
    customer_id: customerSample.id,
    latest_session_id: sessionSample.id,
    latest_session_status: sessionSample.status,
    latest_session_final_decision: sessionSample.final_decision,
    sessions: [sessionFields],
  },
);
