import { defineSearch } from 'zapier-platform-core';
import { found } from '../../../kit/perform.ts';
import { getRiskProfile, perform } from '../api.ts';
import { byCustomerId, customerIdOf } from '../records/customer_input.ts';
import { riskProfileOutput } from '../records/dossier.ts';
import { throttle } from '../throttle.ts';

const performSearch = perform('search', async (send, bundle) =>
  found(await getRiskProfile(send, customerIdOf(bundle))),
);

export default defineSearch({
  noun: 'Risk Profile',
  key: 'find_risk_profile',
  display: {
    label: 'Find Risk Profile',
    description:
      'Finds the risk profile of a customer by Customer ID. Use it to decide on a customer: it is read as last calculated, and nothing is calculated anew. Returns level, score, factors and the time of it, or nothing when there is no profile yet.',
  },
  operation: { inputFields: byCustomerId, perform: performSearch, ...riskProfileOutput, throttle },
});
