import { defineTrigger } from 'zapier-platform-core';
import { createdAt } from '../../../kit/lists/instants.ts';
import { pollWholeList } from '../../../kit/lists/poll_whole_list.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { customerList, perform } from '../api.ts';
import { customerSample, customerSchema } from '../records/customer.ts';

// The list cannot be asked for what is new, and may tell no times: it is read to its end.
const performPoll = perform('trigger', (send, { meta }) =>
  pollWholeList({ lists: [customerList(send)], instantOf: createdAt }, meta),
);

const newCustomerOutput = returned(customerSchema, customerSample, ['id']);

export default defineTrigger({
  key: 'new_customer',
  noun: 'customer',
  display: {
    label: 'New Customer',
    description:
      'Triggers when a customer is added: by your team, by a Zap, or by a KYC session for an unknown Client ID. Use it to bring new customers into your CRM; later changes do not fire it. Works for up to 5,000 customers. Returns the customer.',
  },
  operation: { type: 'polling', perform: performPoll, ...newCustomerOutput },
});
