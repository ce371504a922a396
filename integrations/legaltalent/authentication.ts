import type { Authentication } from 'zapier-platform-core';
import { problem } from '../../kit/errors/sentences.ts';
import { bearer, isLoginToken } from '../../kit/http/bearer.ts';
import { organisationField, organisationOf } from '../../kit/steps/organisation.ts';
import { refuseNoToken } from '../../kit/steps/pasted_key.ts';
import { BASE, customerList, perform } from './api.ts';

/** Puts the key on requests to the API, and on no others. */
export const addApiKey = bearer(BASE, 'apiKey');

const KEY = /\bsk_\w{6}/i;

const test = perform('connection', async (send, { authData }) => {
  const { apiKey = '', organisation = '' } = authData;
  const name = organisationOf(organisation, apiKey, KEY);
  if (isLoginToken(apiKey)) throw problem('login_token');
  refuseNoToken(apiKey, 'API Key');
  await customerList(send)({ limit: 1 });
  return { organisation: name };
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
        'A permanent key for services, which starts with `sk_`: ask whoever administers LegalTalent at your company, or its support. Its role needs the permission `kyc:read`, and `kyc:create` for Create Customer and Create KYC Session. The token of a login stops within the hour and is refused. More: [Authentication](https://docs.compliance.legaltalent.ai/api-reference/auth).',
    },
    organisationField('Rio Verde Logistics', 'https://legaltalent.ai'),
  ],
} satisfies Authentication;
