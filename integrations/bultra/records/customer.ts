import type * as z from 'zod/mini';
import { group, id, lineItems, record, text, time } from '../../../kit/fields.ts';
import { postalAddress } from '../../../kit/postal_address.ts';

// The API's values; what they mean is read off their names.
export const STATUSES = {
  PENDING: 'Pending: not yet open',
  ACTIVE: 'Active',
  EDD: 'EDD: enhanced due diligence under way',
  FROZEN: 'Frozen',
  DORMANT: 'Dormant: unused for long',
  CLOSED: 'Closed',
};

const identity = {
  id: id('Customer ID'),
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
  email: 'marta.new@example.org',
  phone: '+14155550134',
  address: sampleAddress,
  updated_at: '2026-03-02T09:00:00Z',
};

/** An invented customer as the list has it. */
export const sampleItem = {
  id: 'cust_51620937',
  type: 'INDIVIDUAL',
  status: 'ACTIVE',
  email: 'marta.oliveira@example.org',
  created_at: '2026-02-19T16:40:00Z',
} satisfies ListItem;

/** The same customer in full. */
export const sampleDetail = {
  ...sampleItem,
  phone: '+14155550134',
  individual: {
    first_name: 'Marta',
    last_name: 'Oliveira',
    date_of_birth: '1988-11-23',
    address: sampleAddress,
  },
  corporation: {
    legal_name: null,
    address: { line1: null, city: null, state: null, postal_code: null, country: null },
  },
  individuals: [],
  accounts: [{ id: 'acc_33019254', currency: 'USD', status: 'ACTIVE' }],
  updated_at: '2026-03-02T08:05:30Z',
} satisfies CustomerDetail;
