import type { Authentication } from 'zapier-platform-core';
import { bearer } from '../../kit/http/bearer.ts';
import { baseUrl } from '../../kit/http/urls.ts';
import { organisationField, organisationOf } from '../../kit/steps/organisation.ts';
import { refuseWrapping } from '../../kit/steps/pasted_key.ts';
import { BASE, customerList, perform } from './api.ts';
import { failure } from './api_errors.ts';
import { newToken } from './api_token.ts';

const TOKEN_HOST = {
  base: baseUrl('BULTRA_TOKEN_URL', 'https://auth.bultra.com/oauth2/token'),
  scopes: ['customers:read customers:write', 'customers:read'],
  failure,
};

/** Signs the requests that go to the API. The token request brings credentials of its own. */
export const addAccessToken = bearer(BASE, 'accessToken');

// Zapier knows how to sign with a session when its token has this name.
const startSession = perform('connection', async (send, { authData }) => {
  const { clientId = '', clientSecret = '' } = authData;
  refuseWrapping(clientId, 'Client ID');
  refuseWrapping(clientSecret, 'Client Secret');
  const client = { id: clientId.trim(), secret: clientSecret.trim() };
  return { accessToken: await newToken(send, TOKEN_HOST, client) };
});

const test = perform('connection', async (send, { authData }) => {
  const { organisation = '', clientSecret = '' } = authData;
  const name = organisationOf(organisation, clientSecret);
  await customerList(send, 'connect')({ limit: 1 });
  return { organisation: name };
});

const WHERE =
  'Bultra hands it out at registration: see [API](https://bultra.com/docs/api-overview).';

export default {
  type: 'session',
  fields: [
    {
      key: 'clientId',
      label: 'Client ID',
      type: 'string',
      required: true,
      helpText: `What this connection signs in as; it holds no \`:\`. ${WHERE}`,
    },
    {
      key: 'clientSecret',
      label: 'Client Secret',
      type: 'password',
      required: true,
      helpText: `Needs the scope \`customers:read\` and, for actions, \`customers:write\`. ${WHERE}`,
    },
    organisationField('Larkspur Treasury', 'https://bultra.com'),
  ],
  sessionConfig: { perform: startSession },
  test,
  connectionLabel: '{{organisation}}',
} satisfies Authentication;
