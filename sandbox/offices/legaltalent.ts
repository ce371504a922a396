import { LEGALTALENT_API_KEY, startLegalTalent } from '../legaltalent.ts';
import { inventedName, type Office, UNTOUCHED } from './office.ts';

/** Opens a merchant team at LegalTalent with invented customers in it. */
export const openLegalTalent = async (): Promise<Office> => {
  const vendor = await startLegalTalent({ rateLimits: false });
  const { backOffice: staff, clock } = vendor;
  const watchlistId = staff.addWatchlist(50).id;
  const company = { customerId: String(staff.customer('crm-20417').customer_id) };
  let arrivals = 0;
  const newcomer = () => ({ name: inventedName(arrivals++), entityType: 'individual' });
  const decide = (status: string) => (id: string) => {
    staff.addSession(id, { status, completedAt: clock.now() });
  };
  return {
    title: 'LegalTalent',
    authData: { apiKey: LEGALTALENT_API_KEY, organisation: 'Acme Payments' },
    environment: { LEGALTALENT_API_URL: vendor.url },
    faults: vendor.faults,
    journal: vendor.journal,
    people: () =>
      staff.customers().map((one) => ({
        id: String(one.customer_id),
        name: String(one.name ?? one.client_id ?? 'no name yet'),
        tags: [String(one.entity_type), String(one.status)],
      })),
    actsOnOne: [
      {
        key: 'approve',
        label: 'Session: approved',
        run: decide('APPROVED'),
        done: (who) => `A session of ${who} is approved.`,
      },
      {
        key: 'reject',
        label: 'Session: rejected',
        run: decide('REJECTED'),
        done: (who) => `A session of ${who} is rejected.`,
      },
      {
        key: 'review',
        label: 'Session: to review',
        run: decide('MANUAL_REVIEW'),
        done: (who) => `A session of ${who} waits for a review.`,
      },
      {
        key: 'edit',
        label: 'Edit the country',
        run: (id) => staff.editCustomer(id, { country: 'UY' }),
        done: (who) => `The country of ${who} is Uruguay.`,
      },
      {
        key: 'risk',
        label: 'Calculate the risk',
        run: (id) => staff.recalculateRiskProfile(id),
        done: (who) => `The risk of ${who} is calculated anew.`,
      },
      {
        key: 'deactivate',
        label: 'Deactivate',
        run: (id) => staff.deactivateCustomer(id),
        done: (who) => `${who} is inactive.`,
      },
      {
        key: 'remove',
        label: 'Remove',
        run: (id) => staff.removeCustomer(id),
        done: (who) => `${who} is removed.`,
      },
    ],
    actsAlone: [
      {
        key: 'add',
        label: 'Add a customer',
        run: () => staff.addCustomer(newcomer()),
        done: () => 'A customer is added.',
      },
      {
        key: 'session',
        label: 'A session makes a customer',
        run: () => staff.addCustomerBySession(`app-${9000 + arrivals++}`),
        done: () => 'A session has made a customer.',
      },
      {
        key: 'import',
        label: 'Import 120 customers',
        run: () => staff.importCustomers(Array.from({ length: 120 }, newcomer)),
        done: () => '120 customers are imported.',
      },
    ],
    examples: {
      'creates.create_customer': { clientId: 'crm-77120' },
      'creates.update_customer': { ...company, country: 'AR' },
      'creates.monitor_customer': { ...company, watchlistId },
      'searches.find_customer,creates.create_customer': { clientId: 'crm-77121' },
      'searches.find_customer': company,
      'searches.find_sessions': company,
      'searches.find_organization': company,
      'searches.find_risk_profile': company,
    },
    ...UNTOUCHED,
    close: vendor.close,
  };
};
