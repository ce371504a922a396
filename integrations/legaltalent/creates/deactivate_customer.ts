import { defineCreate } from 'zapier-platform-core';
import { onePerCustomer, perform } from '../api.ts';
import { deactivateCustomer } from '../api_writes.ts';
import { byCustomerId, customerIdOf } from '../records/customer_input.ts';
import { deactivatedOutput } from '../records/dossier.ts';

const inputFields = [
  {
    key: 'warning',
    type: 'copy' as const,
    helpText:
      '**This switches a customer off in LegalTalent.** The record is kept, but no step of Zapier can switch it on again. Put a filter in front of this step, so that it runs for the right customers only.',
  },
  ...byCustomerId,
];

const performDeactivation = perform('create', (send, bundle) =>
  deactivateCustomer(send, customerIdOf(bundle)),
);

export default defineCreate({
  key: 'deactivate_customer',
  noun: 'Customer',
  display: {
    label: 'Deactivate Customer',
    description:
      'Deactivates one customer by Customer ID. Use it when a business relationship has ended: the customer is not erased, but no step can make it active again. Returns the Customer ID and the status; a second run changes nothing.',
  },
  operation: { inputFields, perform: performDeactivation, ...deactivatedOutput, ...onePerCustomer },
});
