import type { Authentication } from 'zapier-platform-core';
import { BASE, checkKey, perform } from './api.ts';
import { bearer } from './kit/http/bearer.ts';
import { organisationField, organisationOf } from './kit/steps/organisation.ts';
import { refuseNoToken } from './kit/steps/pasted_key.ts';

/** Signs the requests that go to the API, and no others. */
export const addApiKey = bearer(BASE, 'apiKey');

const KEY = /ic_live_/i;

const test = perform('connection', async (send, { authData }) => {
  const { apiKey = '', organisation = '' } = authData;
  const name = organisationOf(organisation, apiKey, KEY);
  refuseNoToken(apiKey, 'API Key');
  await checkKey(send);
  return { organisation: name };
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
        'An Administrator makes the key in [Instant Compliance](https://app.instantcompliance.ai) under **Settings > Developers > Create key**. It starts with `ic_live_` and is shown once; paste it alone, without `Bearer` or quotation marks. Scopes: `customers:read` for triggers and searches, `customers:write` for actions, `aml:read` for AML results; choose all three to use every step.',
    },
    organisationField('Harbour Street Conveyancing', 'https://app.instantcompliance.ai'),
  ],
  test,
  connectionLabel: '{{organisation}}',
} satisfies Authentication;
