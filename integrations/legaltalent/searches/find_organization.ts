import { defineSearch } from 'zapier-platform-core';
import { found } from '../../../kit/steps/perform.ts';
import { perform, throttle } from '../api.ts';
import { getOrganization } from '../api_dossier.ts';
import { byCustomerId, customerIdOf } from '../records/customer_input.ts';
import { organizationOutput } from '../records/dossier.ts';

const performSearch = perform('search', async (send, bundle) =>
  found(await getOrganization(send, customerIdOf(bundle))),
);

export default defineSearch({
  key: 'find_organization',
  noun: 'Organization Structure',
  display: {
    label: 'Find Organization Structure',
    description:
      'Finds who owns and runs a customer, by Customer ID. Use it to check a business or to copy its people to your CRM. Returns UBOs, shareholders, directors and representatives as line items, or nothing when there is no such customer.',
  },
  operation: { inputFields: byCustomerId, perform: performSearch, ...organizationOutput, throttle },
});
