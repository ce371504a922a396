import { defineSearch } from 'zapier-platform-core';
import { found } from '../../../kit/steps/perform.ts';
import { perform, throttle } from '../api.ts';
import { getRiskProfile } from '../api_dossier.ts';
import { byCustomerId, customerIdOf } from '../records/customer_input.ts';
import { riskProfileOutput } from '../records/dossier.ts';

const performSearch = perform('search', async (send, bundle) =>
  found(await getRiskProfile(send, customerIdOf(bundle))),
);

export default defineSearch({
  key: 'find_risk_profile',
  noun: 'Risk Profile',
  display: {
    label: 'Find Risk Profile',
    description:
      'Finds the risk profile of a customer by Customer ID. Use it to decide on a customer: it is read as last calculated, and nothing is calculated anew. Returns level, score, factors and the time of it, or nothing when there is no profile yet.',
  },
  operation: { inputFields: byCustomerId, perform: performSearch, ...riskProfileOutput, throttle },
});
