import { BULTRA_CLIENT_ID, BULTRA_CLIENT_SECRET, startBultra } from '../sandbox/bultra.ts';
import { SANDBOX_API_KEY, startInstantCompliance } from '../sandbox/instant_compliance.ts';
import { LEGALTALENT_API_KEY, startLegalTalent } from '../sandbox/legaltalent.ts';
import type { Result, ZapierOptions } from '../sandbox/zapier.ts';

/** How Zapier is connected to a vendor's sandbox, and what ends the sandbox. */
export interface OpenStage {
  connection: Pick<ZapierOptions, 'authData' | 'environment'>;
  close(): Promise<void>;
}

/** A sandbox that holds a record with every key, and what each step of the app is given there. */
export interface Stage {
  open(): Promise<OpenStage>;
  /** By the key of the step; a step that is not named here is given nothing. */
  inputs: Record<string, Result>;
}

const organisation = 'Harbour Street Conveyancing';

const openInstantCompliance = async (): Promise<OpenStage> => {
  const vendor = await startInstantCompliance({ seed: false });
  const { backOffice } = vendor;
  const id = backOffice.addCustomer({
    fullName: 'Marisol Okafor',
    email: 'marisol.okafor@example.org',
    externalId: 'crm:1',
  });
  backOffice.openLink(id);
  backOffice.verify(id);
  backOffice.screen(id, { pep: true });
  backOffice.resolve(id);
  return {
    connection: {
      authData: { apiKey: SANDBOX_API_KEY, organisation },
      environment: { INSTANT_COMPLIANCE_API_URL: vendor.url },
    },
    close: () => vendor.close(),
  };
};

const instantCompliance: Stage = {
  open: openInstantCompliance,
  inputs: {
    kyc_status_changed: { kycStatuses: ['VERIFIED'] },
    aml_status_changed: { amlStatuses: ['RESOLVED'] },
    upsert_customer: {
      externalId: 'crm:1',
      fullName: 'Marisol Okafor',
      email: 'marisol.okafor@example.org',
      phone: '+61491570156',
    },
    update_customer: { customerId: 'crm:1', phone: '+61491570110' },
    find_customer: { externalId: 'crm:1' },
    find_aml_status: { customerId: 'crm:1' },
  },
};

const COMPANY = {
  name: 'Rio Verde Logistics S.A.',
  clientId: 'crm-20417',
  website: 'https://rioverde.example',
  taxId: '217345670018',
  country: 'UY',
};
const LISTED = { customerId: 'b1f0c7d2-58a4-4e0e-8f6b-2a9d1c34e7f0' };
const WATCHLIST = { watchlistId: '0c9a41de-7e55-4f0c-9b3a-66c1f2d8a0b4' };

const openLegalTalent = async (): Promise<OpenStage> => {
  const vendor = await startLegalTalent({ seed: false });
  const { backOffice, clock } = vendor;
  const id = backOffice.addCustomer({ ...COMPANY, id: LISTED.customerId });
  backOffice.addSession(id, { finalDecision: 'flagged', completedAt: clock.now() });
  const people = [{ name: 'Marcela Otero', role: 'UBO', ownershipPercentage: 60 }];
  backOffice.setOrganization(id, {
    ubos: people,
    shareholders: people,
    directors: people,
    representatives: people,
  });
  backOffice.setRiskProfile(id, { factors: ['country'] });
  backOffice.addWatchlist(1, WATCHLIST.watchlistId);
  return {
    connection: {
      authData: { apiKey: LEGALTALENT_API_KEY, organisation },
      environment: { LEGALTALENT_API_URL: vendor.url },
    },
    close: () => vendor.close(),
  };
};

const legalTalent: Stage = {
  open: openLegalTalent,
  inputs: {
    create_customer: { ...COMPANY, clientId: 'crm-20418' },
    update_customer: { ...LISTED, country: 'AR' },
    session_status_changed: { statuses: ['PENDING'] },
    create_session: { workflowId: 'basic-kyc', clientId: 'crm-20419' },
    monitor_customer: { ...LISTED, ...WATCHLIST },
    deactivate_customer: LISTED,
    find_customer: LISTED,
    find_sessions: LISTED,
    find_organization: LISTED,
    find_risk_profile: LISTED,
  },
};

const openBultra = async (): Promise<OpenStage> => {
  const vendor = await startBultra();
  vendor.backOffice.editCustomer('cust_51600027', { phone: '+14155550134' });
  return {
    connection: {
      authData: {
        clientId: BULTRA_CLIENT_ID,
        clientSecret: BULTRA_CLIENT_SECRET,
        organisation,
      },
      environment: { BULTRA_API_URL: vendor.url, BULTRA_TOKEN_URL: vendor.tokenUrl },
    },
    close: () => vendor.close(),
  };
};

const NEW_CONTACT = {
  email: 'marisol.okafor@example.org',
  phone: '+14155550134',
  addressLine1: '41 Juniper Row',
  city: 'Boulder',
  state: 'CO',
  postalCode: '80302',
  country: 'US',
};

const bultra: Stage = {
  open: openBultra,
  inputs: {
    customer_status_changed: { statuses: ['ACTIVE'] },
    update_customer: { customerId: 'cust_51600012', ...NEW_CONTACT },
    update_individual: {
      customerId: 'cust_51600085',
      individualId: 'ind_804417',
      ...NEW_CONTACT,
    },
    find_customer: { customerId: 'cust_51600027' },
    find_individual: { customerId: 'cust_51600085', individualId: 'ind_804417' },
  },
};

/** The stage of each app, by its name. */
export const stages: ReadonlyMap<string, Stage> = new Map([
  ['instant-compliance', instantCompliance],
  ['legaltalent', legalTalent],
  ['bultra', bultra],
]);
