import { defineApp, version as platformVersion } from 'zapier-platform-core';
import { byKey } from '../../kit/steps/definition.ts';
import authentication, { addAccessToken } from './authentication.ts';
import updateCustomer from './creates/update_customer.ts';
import updateIndividual from './creates/update_individual.ts';
import packageJson from './package.json' with { type: 'json' };
import findCustomer from './searches/find_customer.ts';
import findIndividual from './searches/find_individual.ts';
import customerList from './triggers/customer_list.ts';
import customerStatusChanged from './triggers/customer_status_changed.ts';
import individualList from './triggers/individual_list.ts';
import newCustomer from './triggers/new_customer.ts';

export default defineApp({
  version: packageJson.version,
  platformVersion,
  flags: { cleanInputData: false },
  authentication,
  beforeRequest: [addAccessToken],
  triggers: byKey(newCustomer, customerStatusChanged, customerList, individualList),
  creates: byKey(updateCustomer, updateIndividual),
  searches: byKey(findCustomer, findIndividual),
});
