import type { Authentication, BeforeRequestMiddleware } from 'zapier-platform-core';
import { checkKey, perform } from './api.ts';
import { isApiRequest } from './api_call.ts';
import { problem } from './kit/problems.ts';

const isHeaderText = (value: string): boolean => /^[\x20-\x7e]*$/.test(value);

/** Signs the requests that go to the API, and no others. */
export const addApiKey: BeforeRequestMiddleware = (request, _z, bundle) => {
  if (!isApiRequest(request.url)) return request;
  const apiKey = String(bundle.authData.apiKey ?? '').trim();
  if (!isHeaderText(apiKey)) throw problem('bad_key');
  request.headers = { ...request.headers, Authorization: `Bearer ${apiKey}` };
  return request;
};

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
    {
      key: 'organisation',
      label: 'Organisation',
      type: 'string',
      required: true,
      isNoSecret: true,
      helpText:
        'The name by which you tell this connection from others, such as the name of your office. Zapier shows it as the label of the connection.',
    },
  ],
  test,
  connectionLabel: '{{organisation}}',
} satisfies Authentication;
