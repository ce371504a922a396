import type { BackOffice } from './back_office.ts';
import type { Account, Address, NewCustomer, NewIndividual } from './customer.ts';

const DAY_MS = 24 * 3_600_000;

/** An invented customer and how many days ago it was approved. */
interface SeedCustomer extends NewCustomer {
  days: number;
}

const american = (line1: string, city: string, state: string, postal_code: string): Address => {
  return { line1, city, state, postal_code, country: 'US' };
};

const account = (id: string, currency: string, status: string): Account => {
  return { id, currency, status };
};

/** The people of the last company; those of another one are strangers to it. */
const OWNERS: readonly NewIndividual[] = [
  {
    id: 'ind_804417',
    firstName: 'Abena',
    lastName: 'Osei-Lund',
    email: 'abena@tidewater-looms.example',
    ownershipPercentage: 60,
    address: american('31 Cooper Wharf', 'Boston', 'MA', '02110'),
  },
  { id: 'ind_804418', firstName: 'Tomasz', lastName: 'Wilk', ownershipPercentage: 40 },
];

/** Nobody here exists. */
const CUSTOMERS: readonly SeedCustomer[] = [
  {
    days: 140.2,
    id: 'cust_51600012',
    status: 'ACTIVE',
    email: 'ines.valdemar@example.org',
    phone: '+14155550134',
    firstName: 'Inês',
    lastName: 'Valdemar',
    dateOfBirth: '1987-06-14',
    address: american('220 Larch Terrace', 'Denver', 'CO', '80205'),
    accounts: [account('acc_33010001', 'USD', 'ACTIVE')],
  },
  {
    days: 121.7,
    id: 'cust_51600027',
    type: 'CORPORATION',
    status: 'ACTIVE',
    email: 'office@brightkiln.example',
    legalName: 'Brightkiln Ceramics LLC',
    address: american('9 Foundry Lane', 'Portland', 'OR', '97209'),
    accounts: [account('acc_33010002', 'USD', 'ACTIVE'), account('acc_33010003', 'EUR', 'PENDING')],
    individuals: [
      {
        id: 'ind_804401',
        firstName: 'Dara',
        lastName: "O'Shaughnessy",
        email: 'dara@brightkiln.example',
        phone: '+15035550171',
        ownershipPercentage: 100,
        address: american('9 Foundry Lane', 'Portland', 'OR', '97209'),
      },
    ],
  },
  {
    days: 98.4,
    id: 'cust_51600031',
    status: 'DORMANT',
    email: 'kenji.morikawa@example.org',
    firstName: 'Kenji',
    lastName: 'Morikawa',
    dateOfBirth: '1961-02-03',
    address: { line1: '4 Harbour Row', city: 'Leeds', postal_code: 'LS1 4DY', country: 'GB' },
    accounts: [account('acc_33010004', 'GBP', 'ACTIVE')],
  },
  {
    days: 76.9,
    id: 'cust_51600044',
    status: 'CLOSED',
    email: 'rosa.whitfield@example.org',
    firstName: 'Rosa',
    lastName: 'Whitfield',
    dateOfBirth: '1974-12-29',
    accounts: [account('acc_33010005', 'USD', 'CLOSED')],
  },
  {
    days: 52.5,
    id: 'cust_51600058',
    status: 'FROZEN',
    email: 'yusuf.adelani@example.org',
    phone: '+13125550188',
    firstName: 'Yusuf',
    lastName: 'Adelani',
    dateOfBirth: '1992-08-17',
    address: american('1187 Orchard Street', 'Chicago', 'IL', '60614'),
    accounts: [account('acc_33010006', 'USD', 'FROZEN')],
  },
  {
    days: 20.3,
    id: 'cust_51600063',
    type: 'CORPORATION',
    status: 'EDD',
    email: 'finance@northfell-robotics.example',
    legalName: 'Northfell Robotics, Inc.',
    accounts: [account('acc_33010007', 'USD', 'PENDING')],
  },
  {
    days: 6.1,
    id: 'cust_51600079',
    status: 'PENDING',
    firstName: '佳穎',
    lastName: '陳',
    email: 'chiaying.chen@example.org',
    dateOfBirth: '1999-04-08',
  },
  {
    days: 1.8,
    id: 'cust_51600085',
    type: 'CORPORATION',
    status: 'PENDING',
    email: 'ops@tidewater-looms.example',
    phone: '+16175550102',
    legalName: 'Tidewater Looms Cooperative',
    address: american('31 Cooper Wharf', 'Boston', 'MA', '02110'),
    individuals: OWNERS,
  },
];

/** Fills a sandbox with invented people and companies, approved in the months before `now` (ms). */
export const seed = (backOffice: BackOffice, now: number): void => {
  const seeded = CUSTOMERS.map(({ days, ...given }) => {
    const createdAt = now - Math.round(days * DAY_MS);
    return { ...given, createdAt, updatedAt: createdAt + DAY_MS };
  });
  backOffice.importCustomers(seeded);
};
