import { afterAll, beforeAll } from '@jest/globals';
import type { Fault } from '../../../sandbox/legaltalent.ts';
import { type Expected, failuresOf, troubleForEachTest } from '../../../test/trouble.ts';
import { type Office, openOffice } from './support.ts';

export { AGAIN, BROKEN_LIST, type Expected, UNREACHED, UNREADABLE } from '../../../test/trouble.ts';

const DEFAULT_SWITCHES = { errorShape: 'object', retryAfter: 'body', listShape: 'page' };

export let office: Office;
let customerId: string;
let watchlistId: string;
beforeAll(async () => {
  office = await openOffice({ rateLimits: false });
  const { backOffice } = office.vendor;
  customerId = String(backOffice.customer('crm-20417').customer_id);
  watchlistId = backOffice.addWatchlist(10_000).id;
});
troubleForEachTest(() => office.vendor, DEFAULT_SWITCHES);
afterAll(() => office.close());

let created = 0;
const create = () => {
  created += 1;
  const input = { name: `Umbral ${created}`, clientId: `crm-5-${created}` };
  return office.zapier.create('create_customer', input);
};

const STEPS: Record<string, () => Promise<unknown>> = {
  'connection test': () => office.zapier.connect(),
  new_customer: () => office.zapier.switchOn('new_customer'),
  session_status_changed: () =>
    office.zapier.switchOn('session_status_changed', { statuses: ['APPROVED'] }),
  customer_list: () => office.zapier.dropdown('customer_list', 0),
  'find_customer by client id': () =>
    office.zapier.search('find_customer', { clientId: 'crm-20417' }),
  find_customer: () => office.zapier.search('find_customer', { customerId }),
  find_sessions: () => office.zapier.search('find_sessions', { customerId }),
  find_organization: () => office.zapier.search('find_organization', { customerId }),
  find_risk_profile: () => office.zapier.search('find_risk_profile', { customerId }),
  create_customer: create,
  update_customer: () =>
    office.zapier.create('update_customer', { customerId, taxId: '217345670018' }),
  deactivate_customer: () => office.zapier.create('deactivate_customer', { customerId }),
  monitor_customer: () => office.zapier.create('monitor_customer', { customerId, watchlistId }),
  create_session: () =>
    office.zapier.create('create_session', { workflowId: 'basic-kyc', customerId }),
};
export const ALL = Object.keys(STEPS);
export const LISTS = ALL.slice(0, 5);
export const FINDS = ALL.slice(5, 9);
export const READS = ALL.slice(0, 9);
export const CHANGES = ['update_customer', 'deactivate_customer'];
export const WRITES = ALL.slice(9);
export const UNGUARDED = ['monitor_customer', 'create_session'];
export const POSTS = ['create_customer', ...UNGUARDED];
/** One step of each kind, for what concerns the call alone. */
export const ONE_OF_EACH = [
  'new_customer',
  'find_customer',
  'update_customer',
  ...POSTS.slice(0, 2),
];
export const except = (...steps: string[]) => ALL.filter((step) => !steps.includes(step));

export const run = (step: string): Promise<unknown> => Promise.resolve(STEPS[step]?.());
export const plan = (fault: Fault, times = 99) => office.vendor.faults.next(fault, times);

export const { seen, expectFailure, expectWait } = failuresOf(/have it added|Look in|buy more/);

export const MAYBE_DONE: Expected = ['halted', /may have done its work or not/];
export const REJECTED: Expected = ['halted', /does not accept the values of this step/];
