import { defineInputFields, defineTrigger } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { customerListWithAml, perform } from '../api.ts';
import { outputFields } from '../kit/records/fields.ts';
import { onFirstUse } from '../kit/records/on_first_use.ts';
import { optionalChoices, readInput, requiredChoices } from '../kit/steps/input.ts';
import {
  AML_FLAGS,
  AML_STATUSES,
  type Customer,
  customerSample,
  isFlagged,
} from '../records/customer.ts';
import { amlStatus, pollStatus, statusEvent, statusEventSchema } from '../records/status_change.ts';

const inputFields = defineInputFields([
  {
    key: 'amlStatuses',
    label: 'AML Statuses',
    type: 'string',
    list: true,
    required: true,
    choices: AML_STATUSES,
    helpText: 'The Zap starts when a customer reaches one of these.',
  },
  {
    key: 'flags',
    label: 'AML Flags',
    type: 'string',
    list: true,
    choices: AML_FLAGS,
    helpText: 'Only customers with at least one of these flags raised. Leave blank for all.',
  },
]);

const inputSchema = onFirstUse(() =>
  z.object({
    amlStatuses: requiredChoices(AML_STATUSES),
    flags: optionalChoices(AML_FLAGS),
  }),
);

const performPoll = perform('trigger', async (send, bundle) => {
  const { amlStatuses: statuses, flags } = readInput(inputSchema(), inputFields, bundle);
  const listWith = (aml_status: string | undefined) => customerListWithAml(send, { aml_status });
  const isWanted = (customer: Customer) => isFlagged(customer, flags);
  return pollStatus({ watched: amlStatus, statuses, isWanted, listWith }, bundle.meta);
});

// An invented hit: who tests a Zap for hits must not be shown a clear result.
const flaggedSample = {
  ...customerSample,
  aml: {
    ...customerSample.aml,
    status: 'NEEDS_REVIEW',
    flags: { ...customerSample.aml.flags, pep: true },
  },
};

export default defineTrigger({
  key: 'aml_status_changed',
  noun: 'customer',
  display: {
    label: 'AML Status Changed',
    description:
      'Triggers when a customer reaches one of the chosen AML statuses, such as Needs Review. A new screening with the same result fires it again; other changes of the customer do not. Use it to bring hits of a screening before the right person. Returns the customer with the AML flags, and when the status was reached. Needs a key with the scope `aml:read`.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform: performPoll,
    outputFields: outputFields(statusEventSchema, ['id', 'aml_status', 'status_changed_at']),
    sample: statusEvent(flaggedSample, amlStatus),
  },
});
