import { defineSearch } from 'zapier-platform-core';
import { found } from '../../../kit/steps/perform.ts';
import { perform, throttle } from '../api.ts';
import { getSessions } from '../api_dossier.ts';
import { byCustomerId, customerIdOf } from '../records/customer_input.ts';
import { sessionsOutput } from '../records/session.ts';

const performSearch = perform('search', async (send, bundle) =>
  found(await getSessions(send, customerIdOf(bundle))),
);

export default defineSearch({
  key: 'find_sessions',
  noun: 'KYC Sessions',
  display: {
    label: 'Find KYC Sessions',
    description:
      'Finds the KYC sessions of a customer by Customer ID. Use it to see how far a verification is: Approved alone is not enough, as Final Decision may say flagged. Returns the latest session, and all of them as line items, the newest first; or nothing when there is none.',
  },
  operation: { inputFields: byCustomerId, perform: performSearch, ...sessionsOutput, throttle },
});
