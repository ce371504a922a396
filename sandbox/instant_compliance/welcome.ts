import { FIND_OR_CREATE_NOTE, invokeLine, POSIX_NOTE } from '../invoke_line.ts';

/** Where a sandbox is, for the person who opened it. */
export interface Addresses {
  api: string;
  backOffice: string;
  apiKey: string;
}

const CUSTOMER = 'hubspot:1001';

const STEPS = `${invokeLine('auth test')}
${invokeLine('auth label')}
${invokeLine('create upsert_customer', {
  externalId: CUSTOMER,
  fullName: 'Noor Haddad',
  email: 'noor@example.org',
})}
${invokeLine('create update_customer', { customerId: CUSTOMER, phone: '+61491570156' })}
${invokeLine('search find_customer', { externalId: CUSTOMER })}
${invokeLine('search find_aml_status', { customerId: CUSTOMER })}
${invokeLine('trigger new_customer')}
${invokeLine('trigger new_or_updated_customer')}
${invokeLine('trigger kyc_status_changed', { kycStatuses: ['VERIFIED'] })}
${invokeLine('trigger aml_status_changed', { amlStatuses: ['NEEDS_REVIEW'] })}`;

const backOfficeActs = (url: string): string => {
  const act = (name: string) => `  curl -X POST ${url}/customers/${CUSTOMER}/${name}`;
  return `Everybody:

  curl ${url}/customers

Verification: the link goes out, the person begins, and it ends in one of three ways.

${act('start-verification')}
${act('open-link')}
${act('verify')}
${act('fail')}
${act('ask-to-resubmit')}

Screening: without hits, with hits (pep, sanctions, adverse_media, terrorism), hits reviewed.

${act('screen')}
${act('screen')} -d '{"pep":true}'
${act('resolve')}

Time: the sandbox's own clock moves on, by 31 days (44640) at most at once.

  curl -X POST ${url}/clock -d '{"advance_minutes":60}'`;
};

/** What to paste into a second terminal while the sandbox runs, in lines of 100 columns at most. */
export const welcome = ({ api, backOffice, apiKey }: Addresses): string => `
Instant Compliance sandbox: ${api}
API key:                    ${apiKey}

In a second terminal, once:

  cp .env.example .env

.env tells zapier-platform where the sandbox is (INSTANT_COMPLIANCE_API_URL) and which connection
to use (authData_apiKey, authData_organisation). Git ignores it. Then:

${STEPS}

${FIND_OR_CREATE_NOTE}
The two status triggers print [] until somebody reaches such a status. The acts below do that:
verify for VERIFIED, screen with a hit for NEEDS_REVIEW.
${POSIX_NOTE}

The back office, which no API key reaches. The customer is the one that upsert_customer adds.
${backOfficeActs(backOffice)}

Ctrl+C ends it; what was written is forgotten.
`;
