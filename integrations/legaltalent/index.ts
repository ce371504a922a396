import { defineApp, version as platformVersion } from 'zapier-platform-core';
import { byKey } from '../../kit/steps/definition.ts';
import authentication, { addApiKey } from './authentication.ts';
import createCustomer from './creates/create_customer.ts';
import createSession from './creates/create_session.ts';
import deactivateCustomer from './creates/deactivate_customer.ts';
import monitorCustomer from './creates/monitor_customer.ts';
import updateCustomer from './creates/update_customer.ts';
import packageJson from './package.json' with { type: 'json' };
import findCustomer from './searches/find_customer.ts';
import findOrganization from './searches/find_organization.ts';
import findRiskProfile from './searches/find_risk_profile.ts';
import findSessions from './searches/find_sessions.ts';
import customerList from './triggers/customer_list.ts';
import newCustomer from './triggers/new_customer.ts';
import sessionStatusChanged from './triggers/session_status_changed.ts';
import watchlistList from './triggers/watchlist_list.ts';
import workflowList from './triggers/workflow_list.ts';

export default defineApp({
  platformVersion,
  version: packageJson.version,
  flags: { cleanInputData: false }, // blanks are handled here
  beforeRequest: [addApiKey],
  authentication,
  triggers: byKey(newCustomer, sessionStatusChanged, customerList, watchlistList, workflowList),
  searches: byKey(findCustomer, findSessions, findOrganization, findRiskProfile),
  creates: byKey(
    createCustomer,
    updateCustomer,
    createSession,
    monitorCustomer,
    deactivateCustomer,
  ),
  searchOrCreates: {
    [findCustomer.key]: {
      key: findCustomer.key,
      search: findCustomer.key,
      create: createCustomer.key,
      display: {
        label: 'Find or Create Customer',
        description:
          'Finds a customer by Client ID, and creates one if there is none; leave Customer ID blank. Use it where a later step needs the customer, whether new or known. Returns the customer.',
      },
    },
  },
});
