import type { Authentication } from 'zapier-platform-core';
import { BASE, checkKey, perform } from './api.ts';
import { bearer } from './kit/http/bearer.ts';
import { organisationField } from './kit/steps/organisation.ts';

/** Signs the requests that go to the API, and no others. */
export const addApiKey = bearer(BASE, 'apiKey');

const test = perform('connection', async (send, bundle) => {
  await checkKey(send);
  return { organisation: bundle.authData.organisation };
});

export default {
  type: 'custom',
  fields: [
    {
      key: 'apiKey',
      label: 'API Key',
      type: 'password',
      required: true,
      helpText:
        'An Administrator makes the key in [Instant Compliance](https://app.instantcompliance.ai) under **Settings > Developers > Create key**. It starts with `ic_live_` and is shown once. Scopes: `customers:read` for triggers and searches, `customers:write` for actions, `aml:read` for AML results; choose all three to use every step.',
    },
    organisationField('Harbour Street Conveyancing', 'https://app.instantcompliance.ai'),
  ],
  test,
  connectionLabel: '{{organisation}}',
} satisfies Authentication;
