import { defineInputFields, defineTrigger } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { customerList, perform } from '../api.ts';
import { outputFields } from '../kit/fields.ts';
import { readInput, requiredChoices } from '../kit/input.ts';
import { poll } from '../kit/polling.ts';
import { customerSample, KYC_STATUSES } from '../records/customer.ts';
import {
  kycStatus,
  mayHaveReached,
  onlyStatus,
  statusEventSchema,
  withoutOwnTime,
  withStatusTime,
} from '../records/customer_status.ts';

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

const inputSchema = z.object({ kycStatuses: requiredChoices(KYC_STATUSES) });

const performPoll = perform('trigger', async (send, bundle) => {
  const { kycStatuses } = readInput(inputSchema, inputFields, bundle);
  const withStatus = (status: string | undefined) => customerList(send, { status });
  const customers = await poll(
    {
      replicationKey: 'updated_at',
      list: withStatus(bundle.meta?.isLoadingSample ? kycStatuses[0] : onlyStatus(kycStatuses)),
      isEvent: (customer, since) =>
        kycStatuses.includes(customer.kyc_status ?? '') &&
        mayHaveReached(customer, kycStatus, since),
      alsoRemember: withoutOwnTime(kycStatuses, kycStatus).map(withStatus),
    },
    bundle.meta,
  );
  return customers.map((customer) => withStatusTime(customer, kycStatus));
});

export default defineTrigger({
  key: 'kyc_status_changed',
  noun: 'customer',
  display: {
    label: 'KYC Status Changed',
    description:
      'Triggers when a customer reaches one of the chosen KYC statuses, such as Verified. Other changes of the customer do not fire it.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform: performPoll,
    outputFields: outputFields(statusEventSchema, ['id', 'kyc_status', 'status_changed_at']),
    sample: withStatusTime(customerSample, kycStatus),
  },
});
