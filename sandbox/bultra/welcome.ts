import { invokeLine, OFFICE_NOTE, POSIX_NOTE } from '../invoke_line.ts';

/** Where a sandbox is, for the person who opened it. */
export interface Welcomed {
  url: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
}

// Invented customers of seed.ts: a person, and a company with its owner.
const PERSON = 'cust_51600012';
const COMPANY = { customerId: 'cust_51600027', individualId: 'ind_804401' };
const PHONE = '+14155550199';

/** What to paste into a second terminal while the sandbox runs, in lines of 100 columns at most. */
export const welcome = ({ url, tokenUrl, clientId, clientSecret }: Welcomed): string => `
Bultra sandbox: ${url}
Token host:     ${tokenUrl}
Client ID:      ${clientId}
Client secret:  ${clientSecret}

In a second terminal, once:

  cd integrations/bultra
  cp .env.example .env

.env tells zapier-platform where the sandbox is and who signs in; Git ignores it. Its command
invoke fetches no token by itself. This does, for fifteen minutes:

  export authData_accessToken=$(curl -s -u ${clientId}:${clientSecret} \\
    -d grant_type=client_credentials ${tokenUrl} |
    sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

Then, in the same terminal (all customers are invented):

${invokeLine('auth test')}
${invokeLine('auth label')}
${invokeLine('create update_customer', { customerId: PERSON, phone: PHONE })}
${invokeLine('create update_individual', { ...COMPANY, phone: PHONE })}
${invokeLine('search find_customer', { email: 'ines.valdemar@example.org' })}
${invokeLine('search find_individual', COMPANY)}
${invokeLine('trigger new_customer')}
${invokeLine('trigger customer_status_changed', { statuses: ['ACTIVE', 'FROZEN'] })}

${OFFICE_NOTE}
${POSIX_NOTE}
Ctrl+C ends it; what was written is forgotten.
`;
