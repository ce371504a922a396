import type { Authentication } from 'zapier-platform-core';
import { problem } from '../../kit/errors/sentences.ts';
import { bearer, isLoginToken } from '../../kit/http/bearer.ts';
import { organisationField } from '../../kit/steps/organisation.ts';
import { BASE, customerList, perform } from './api.ts';

/** Puts the key on requests to the API, and on no others. */
export const addApiKey = bearer(BASE, 'apiKey');

const test = perform('connection', async (send, { authData }) => {
  if (isLoginToken(String(authData.apiKey))) throw problem('login_token');
  await customerList(send)({ limit: 1 });
  return { organisation: authData.organisation };
});

export default {
  type: 'custom',
  test,
  connectionLabel: '{{organisation}}',
  fields: [
    {
      key: 'apiKey',
      label: 'API Key',
      type: 'password',
      required: true,
      helpText:
        'A permanent key for services, which starts with `sk_`: ask whoever administers LegalTalent at your company, or its support. Its role needs the permission `kyc:read`, and `kyc:create` for Create Customer. The token of a login stops within the hour and is refused. More: [Authentication](https://docs.compliance.legaltalent.ai/api-reference/auth).',
    },
    organisationField('Rio Verde Logistics', 'https://legaltalent.ai'),
  ],
} satisfies Authentication;
