import * as z from 'zod/mini';
import { group, id, lineItems, objectIn, record, text, time } from '../../../kit/records/fields.ts';
import { postalAddress } from './postal_address.ts';
import { fitting } from './updated_record.ts';

const identity = {
  id: id('Customer ID'),
  type: text('Customer Type'),
  status: text('Status'),
  email: text('Email'),
};

/** A customer as an item of the list: no name, and no time of change. */
export const listItem = record({ ...identity, created_at: time('Created At') });

export type ListItem = z.output<typeof listItem>;

const corporation = group({
  legal_name: text('Legal Name'),
  address: postalAddress('Corporation '),
});

const personShape = {
  id: text('Individual ID'),
  role: text('Individual Role'),
  first_name: text('Individual First Name'),
  last_name: text('Individual Last Name'),
};
const person = record(personShape);

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
  corporation,
  individuals: lineItems(personShape),
  accounts: lineItems({
    id: text('Account ID'),
    currency: text('Account Currency'),
    status: text('Account Status'),
  }),
  created_at: time('Created At'),
  updated_at: time('Updated At'),
});

export type CustomerDetail = z.output<typeof customerDetail>;

const people = (value: unknown): unknown[] =>
  (Array.isArray(value) ? value : [])
    .map(objectIn)
    .filter((one) => Object.keys(one).length > 0)
    .map((one) => fitting(person, one));

// No page shows a corporation: what of it is not as assumed is null, and stops nobody.
const withWhatFits = (value: unknown): unknown => {
  const detail = objectIn(value);
  return {
    ...detail,
    corporation: fitting(corporation, detail.corporation),
    individuals: people(detail.individuals),
  };
};

/** A customer as the API answers it in full. */
export const answeredDetail = z.pipe(z.transform(withWhatFits), customerDetail);

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
