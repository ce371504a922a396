import type * as z from 'zod/mini';
import { group, id, lineItems, record, text, time } from '../../../kit/records/fields.ts';
import { CUSTOMER_ID } from './ids.ts';
import { postalAddress } from './postal_address.ts';

// The API's values; what they mean is read off their names.
export const STATUSES = {
  PENDING: 'Pending: not yet open',
  ACTIVE: 'Active: in use',
  EDD: 'EDD: enhanced due diligence under way',
  FROZEN: 'Frozen: stopped',
  DORMANT: 'Dormant: unused for long',
  CLOSED: 'Closed: ended',
};

const identity = {
  id: id('Customer ID', CUSTOMER_ID),
  type: text('Customer Type'),
  status: text('Status'),
  email: text('Email'),
};

/** A customer as an item of the list: no name, and no time of change. */
export const listItem = record({ ...identity, created_at: time('Created At') });

export type ListItem = z.output<typeof listItem>;

/** A customer in full. What the API shows of a corporation is assumed, so all of it may be null. */
export const customerDetail = record({
  ...identity,
  phone: text('Phone'),
  individual: group({
    first_name: text('First Name'),
    last_name: text('Last Name'),
    date_of_birth: text('Date of Birth'),
    address: postalAddress(),
  }),
  corporation: group({ legal_name: text('Legal Name'), address: postalAddress('Corporation ') }),
  individuals: lineItems({
    id: text('Individual ID'),
    role: text('Individual Role'),
    first_name: text('Individual First Name'),
    last_name: text('Individual Last Name'),
  }),
  accounts: lineItems({
    id: text('Account ID'),
    currency: text('Account Currency'),
    status: text('Account Status'),
  }),
  created_at: time('Created At'),
  updated_at: time('Updated At'),
});

export type CustomerDetail = z.output<typeof customerDetail>;

/** An invented address, whole. */
export const sampleAddress = {
  line1: '41 Juniper Row',
  city: 'Boulder',
  state: 'CO',
  postal_code: '80302',
  country: 'US',
};

/** The invented outcome of an update. */
export const sampleUpdate = {
  email: 'desk@harrowgate.example',
  phone: '+13035550134',
  address: sampleAddress,
  updated_at: '2026-03-06T09:00:00Z',
  outcome: 'updated',
};

/** An invented company as the list has it. */
export const sampleItem = {
  id: 'cust_70418822',
  type: 'CORPORATION',
  status: 'ACTIVE',
  email: 'ops@harrowgate.example',
  created_at: '2026-03-04T09:12:00Z',
} satisfies ListItem;

/** The same company in full. */
export const sampleDetail = {
  ...sampleItem,
  phone: '+13035550134',
  individual: {
    first_name: null,
    last_name: null,
    date_of_birth: null,
    address: { line1: null, city: null, state: null, postal_code: null, country: null },
  },
  corporation: { legal_name: 'Harrowgate Optics LLC', address: sampleAddress },
  individuals: [
    { id: 'ind_804417', role: 'BENEFICIAL_OWNER', first_name: 'Kofi', last_name: 'Mensah' },
  ],
  accounts: [{ id: 'acc_33019254', currency: 'USD', status: 'ACTIVE' }],
  updated_at: '2026-03-05T08:05:30Z',
} satisfies CustomerDetail;
