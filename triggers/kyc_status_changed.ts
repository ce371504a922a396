import { defineInputFields, defineTrigger } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { customerList, perform } from '../api.ts';
import { outputFields } from '../kit/records/fields.ts';
import { onFirstUse } from '../kit/records/on_first_use.ts';
import { readInput, requiredChoices } from '../kit/steps/input.ts';
import { customerSample, KYC_STATUSES } from '../records/customer.ts';
import { kycStatus, pollStatus, statusEvent, statusEventSchema } from '../records/status_change.ts';

const inputFields = defineInputFields([
  {
    key: 'kycStatuses',
    label: 'KYC Statuses',
    type: 'string',
    list: true,
    required: true,
    choices: KYC_STATUSES,
    helpText: 'The Zap starts when a customer reaches one of these.',
  },
]);

const inputSchema = onFirstUse(() => z.object({ kycStatuses: requiredChoices(KYC_STATUSES) }));

const performPoll = perform('trigger', async (send, bundle) => {
  const { kycStatuses: statuses } = readInput(inputSchema(), inputFields, bundle);
  const listWith = (status: string | undefined) => customerList(send, { status });
  return pollStatus({ watched: kycStatus, statuses, listWith }, bundle.meta);
});

export default defineTrigger({
  key: 'kyc_status_changed',
  noun: 'customer',
  display: {
    label: 'KYC Status Changed',
    description:
      'Triggers when a customer reaches one of the chosen KYC statuses, such as Verified. Other changes of the customer do not fire it. Use it to act on a finished, failed or stuck verification. Returns the customer and when the status was reached.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform: performPoll,
    outputFields: outputFields(statusEventSchema, ['id', 'kyc_status', 'status_changed_at']),
    sample: statusEvent(customerSample, kycStatus),
  },
});
