import type { BackOffice } from './back_office.ts';
import type { NewCustomer } from './customer.ts';

const DAY_MS = 24 * 3_600_000;

/** An invented customer and how many days ago it was added. */
interface SeedCustomer extends NewCustomer {
  days: number;
}

/** Nobody here exists. */
const CUSTOMERS: readonly SeedCustomer[] = [
  {
    days: 140.2,
    name: 'Rio Verde Logistics S.A.',
    clientId: 'crm-20417',
    website: 'https://rioverde.example',
    taxId: '217345670018',
    country: 'UY',
  },
  {
    days: 96.7,
    name: 'Panadería La Espiga S.R.L.',
    clientId: 'crm-20433',
    website: 'https://laespiga.example',
    country: 'AR',
  },
  {
    days: 71.5,
    name: 'Inés Bentancor',
    clientId: 'crm-20440',
    entityType: 'individual',
    country: 'UY',
  },
  { days: 40.9, name: 'Fjordlys Shipping AS', country: 'NO', status: 'inactive' },
  { days: 18.3, name: 'Joaquim Sarmento', entityType: 'individual', country: 'BR' },
  {
    days: 3.6,
    name: 'Meridiano Pagos S.A.S.',
    clientId: 'shop/558',
    website: 'https://meridiano.example',
    taxId: '901555123-4',
    country: 'CO',
  },
];

/** Fills a sandbox with invented customers, added over the past months before `now` (ms). */
export const seed = (backOffice: BackOffice, now: number): void => {
  const given = CUSTOMERS.map(({ days, ...one }) => ({
    ...one,
    createdAt: now - Math.round(days * DAY_MS),
  }));
  backOffice.importCustomers(given);
  const applicant = backOffice.addCustomerBySession('app-7781');
  backOffice.addSession(applicant, { workflowId: 'pep-enhanced', workflowName: 'PEP enhanced' });
  backOffice.addSession('crm-20417', { status: 'APPROVED', completedAt: now });
  backOffice.setOrganization('crm-20417', {
    ubos: [{ name: 'Marcela Otero', role: 'UBO', ownershipPercentage: 60 }],
    shareholders: [{ name: 'Otero Holding S.A.', role: 'Shareholder', ownershipPercentage: 40 }],
    directors: [{ name: 'Marcela Otero', role: 'Director', ownershipPercentage: null }],
  });
  backOffice.setRiskProfile('crm-20417', { level: 'medium', score: 42, factors: ['country'] });
};
