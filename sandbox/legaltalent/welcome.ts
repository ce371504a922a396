import { FIND_OR_CREATE_NOTE, invokeLine, OFFICE_NOTE, POSIX_NOTE } from '../invoke_line.ts';

/** Where a sandbox is, with a customer and a watchlist in it, for the person who opened it. */
export interface Welcomed {
  url: string;
  apiKey: string;
  customerId: string;
  watchlistId: string;
}

const clientId = 'crm-90417';

/** What to paste into a second terminal while the sandbox runs, in lines of 100 columns at most. */
export const welcome = ({ url, apiKey, customerId, watchlistId }: Welcomed): string => `
LegalTalent sandbox: ${url}
API key:             ${apiKey}

In a second terminal, once:

  cd integrations/legaltalent
  cp .env.example .env

.env tells zapier-platform where the sandbox is and which connection to use; Git ignores it. Then,
in the same terminal (the customer ID is that of an invented company):

${invokeLine('auth test')}
${invokeLine('auth label')}
${invokeLine('create create_customer', { name: 'Noor Haddad', clientId })}
${invokeLine('create update_customer', { customerId, website: 'https://rioverde.example/uy' })}
${invokeLine('create create_session', { workflowId: 'basic-kyc', clientId })}
${invokeLine('create monitor_customer', { customerId, watchlistId })}
${invokeLine('create deactivate_customer', { customerId })}
${invokeLine('search find_customer', { clientId })}
${invokeLine('search find_sessions', { customerId })}
${invokeLine('search find_organization', { customerId })}
${invokeLine('search find_risk_profile', { customerId })}
${invokeLine('trigger new_customer')}
${invokeLine('trigger session_status_changed', { statuses: ['APPROVED'] })}

${FIND_OR_CREATE_NOTE}
${OFFICE_NOTE}
${POSIX_NOTE}
Ctrl+C ends it; what was written is forgotten.
`;
