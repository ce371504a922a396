import { defineApp, version as platformVersion } from 'zapier-platform-core';
import authentication, { addApiKey } from './authentication.ts';
import updateCustomer from './creates/update_customer.ts';
import upsertCustomer from './creates/upsert_customer.ts';
import { byKey } from './kit/steps/definition.ts';
import packageJson from './package.json' with { type: 'json' };
import findAmlStatus from './searches/find_aml_status.ts';
import findCustomer from './searches/find_customer.ts';
import amlStatusChanged from './triggers/aml_status_changed.ts';
import customerList from './triggers/customer_list.ts';
import kycStatusChanged from './triggers/kyc_status_changed.ts';
import newCustomer from './triggers/new_customer.ts';
import newOrUpdatedCustomer from './triggers/new_or_updated_customer.ts';

export default defineApp({
  version: packageJson.version,
  platformVersion,
  // Blanks are handled here, so that a mapped `false` or `0` survives.
  flags: { cleanInputData: false },
  authentication,
  beforeRequest: [addApiKey],
  triggers: byKey(
    newOrUpdatedCustomer,
    newCustomer,
    kycStatusChanged,
    amlStatusChanged,
    customerList,
  ),
  creates: byKey(upsertCustomer, updateCustomer),
  searches: byKey(findCustomer, findAmlStatus),
  searchOrCreates: {
    [findCustomer.key]: {
      key: findCustomer.key,
      display: {
        label: 'Find or Create Customer',
        description:
          'Finds a customer by External ID, and creates or updates one if there is none. Use it where a later step needs the customer, whether new or known. Returns the customer; Outcome is empty when it was found.',
      },
      search: findCustomer.key,
      create: upsertCustomer.key,
    },
  },
});
