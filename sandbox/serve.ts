import { startBackOffice } from './instant_compliance/back_office_http.ts';
import { SANDBOX_API_KEY, startInstantCompliance } from './instant_compliance.ts';

const PORT = 4010;
const BACK_OFFICE_PORT = 4011;

const vendor = await startInstantCompliance({ port: PORT });
const backOffice = await startBackOffice(vendor, BACK_OFFICE_PORT);

const invoke = (rest: string): string => `  npx zapier-platform invoke ${rest} --non-interactive`;

console.log(`
Instant Compliance sandbox: ${vendor.url}
API key:                    ${SANDBOX_API_KEY}

In a second terminal, once:

  cp .env.example .env

.env tells zapier-platform where the sandbox is (INSTANT_COMPLIANCE_API_URL) and which connection
to use (authData_apiKey, authData_organisation). Git ignores it. Then:

${invoke('auth test')}
${invoke('auth label')}
${invoke(`create upsert_customer -i '{"externalId":"hubspot:1001","fullName":"Noor Haddad","email":"noor@example.org"}'`)}
${invoke(`search find_customer -i '{"externalId":"hubspot:1001"}'`)}
${invoke('trigger new_or_updated_customer')}

The back office, which no API key reaches:

  curl ${backOffice.url}/customers
  curl -X POST ${backOffice.url}/customers/hubspot:1001/start-verification
  curl -X POST ${backOffice.url}/customers/hubspot:1001/verify

Ctrl+C ends it; what was written is forgotten.
`);
