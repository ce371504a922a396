import type { Authentication, BeforeRequestMiddleware } from 'zapier-platform-core';
import { checkKey, isApiRequest, perform } from './api.ts';
import { userError } from './kit/errors.ts';

const isHeaderText = (value: string | undefined): boolean => /^[\x20-\x7e]*$/.test(value ?? '');

/** Signs the requests that go to the API, and no others. */
export const addApiKey: BeforeRequestMiddleware = (request, _z, bundle) => {
  if (!isApiRequest(request.url)) return request;
  if (!isHeaderText(bundle.authData.apiKey?.trim())) {
    throw userError(
      'reconnect',
      'The API key of this connection holds a character that no key has, such as a line break. Copy the whole key again and reconnect.',
    );
  }
  request.headers = {
    ...request.headers,
    Authorization: `Bearer ${bundle.authData.apiKey}`,
  };
  return request;
};

const test = perform(async (send, step) => {
  await checkKey(send);
  return { organisation: step.authData.organisation };
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
