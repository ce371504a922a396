import { defineTrigger } from 'zapier-platform-core';
import { createdAt } from '../../../kit/lists/instants.ts';
import { pollWholeList } from '../../../kit/lists/poll_whole_list.ts';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { fieldsOf, input, schemaOf, shownAs } from '../../../kit/steps/described_input.ts';
import { readInput } from '../../../kit/steps/input.ts';
import * as form from '../../../kit/steps/text_forms.ts';
import { customerList, MAX_CALLS, perform } from '../api.ts';
import { type Customer, customerSample, customerSchema } from '../records/customer.ts';
import { details } from '../records/customer_input.ts';

const inputs = {
  entityType: shownAs(details.entityType, {
    helpText: 'Fill in to start for persons only, or for businesses only.',
  }),
  status: input(form.text(255), {
    label: 'Status',
    placeholder: 'active',
    helpText: 'Fill in to start for customers with this status only, as LegalTalent writes it.',
  }),
};
const inputFields = fieldsOf(inputs);
const inputSchema = onFirstUse(() => schemaOf(inputs));

const isText = (wanted: string | undefined, value: string | null): boolean =>
  wanted === undefined || wanted.toLowerCase() === value?.toLowerCase();

// The list cannot be asked for what is new, and may have no times: it is read to its end.
const performPoll = perform('trigger', async (send, bundle) => {
  const { entityType, status } = readInput(inputSchema(), inputFields, bundle);
  // At switch-on all are remembered: otherwise an old customer would fire as new once the filters fit.
  const isKnown = bundle.meta?.isPopulatingDedupe === true;
  const isEvent = (customer: Customer) =>
    isKnown || (isText(entityType, customer.entity_type) && isText(status, customer.status));
  const lists = [customerList(send)];
  const plan = { lists, instantOf: createdAt, isEvent, maxCalls: MAX_CALLS };
  return pollWholeList(plan, bundle.meta);
});

const newCustomerOutput = returned(customerSchema, customerSample, ['id']);

export default defineTrigger({
  key: 'new_customer',
  noun: 'customer',
  display: {
    label: 'New Customer',
    description:
      'Triggers when a customer is added: by your team, by a Zap, or by a KYC session for an unknown Client ID. Use it to bring new customers into your CRM; later changes do not fire it. Works for up to 5,000 customers, or 100 pages of the list. Returns the customer.',
  },
  operation: { type: 'polling', inputFields, perform: performPoll, ...newCustomerOutput },
});
