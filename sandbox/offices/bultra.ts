import {
  BULTRA_CLIENT_ID,
  BULTRA_CLIENT_SECRET,
  CUSTOMER_STATUSES,
  startBultra,
} from '../bultra.ts';
import { addressOf, inventedName, type Office, UNTOUCHED } from './office.ts';

const INDIVIDUAL = { customerId: 'cust_51600085', individualId: 'ind_804417' };

/** Opens a treasury at Bultra with invented customers in it. */
export const openBultra = async (): Promise<Office> => {
  const vendor = await startBultra({ rateLimits: false });
  const { backOffice: staff } = vendor;
  let arrivals = 0;
  const newcomer = () => {
    const name = inventedName(arrivals++);
    const [firstName = '', lastName = ''] = name.split(' ');
    return { firstName, lastName, email: addressOf(name) };
  };
  return {
    title: 'Bultra',
    authData: {
      clientId: BULTRA_CLIENT_ID,
      clientSecret: BULTRA_CLIENT_SECRET,
      organisation: 'Larkspur Treasury',
    },
    environment: { BULTRA_API_URL: vendor.url, BULTRA_TOKEN_URL: vendor.tokenUrl },
    faults: vendor.faults,
    journal: vendor.journal,
    people: () =>
      staff.customers().map(({ id, type, status, email }) => ({
        id: String(id),
        name: String(email ?? id),
        tags: [String(type), String(status)],
      })),
    actsOnOne: [
      ...CUSTOMER_STATUSES.map((status) => ({
        key: status.toLowerCase(),
        label: `Set ${status}`,
        run: (id: string) => staff.setStatus(id, status),
        done: (who: string) => `${who} is ${status}.`,
      })),
      {
        key: 'edit',
        label: 'Edit the phone',
        run: (id) => staff.editCustomer(id, { phone: `+1415555${1000 + arrivals++}` }),
        done: (who) => `The phone number of ${who} is another one.`,
      },
    ],
    actsAlone: [
      {
        key: 'add',
        label: 'Approve an application',
        run: () => staff.addCustomer(newcomer()),
        done: () => 'An application is approved: there is a new customer.',
      },
      {
        key: 'import',
        label: 'Approve 120 applications',
        run: () => staff.importCustomers(Array.from({ length: 120 }, newcomer)),
        done: () => '120 applications are approved.',
      },
    ],
    examples: {
      'creates.update_individual': { ...INDIVIDUAL, phone: '+14155550134' },
      'searches.find_individual': INDIVIDUAL,
      'searches.find_customer': { customerId: INDIVIDUAL.customerId },
    },
    ...UNTOUCHED,
    close: vendor.close,
  };
};
