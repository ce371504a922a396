import { defineInputFields, defineSearch } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { outputFields } from '../../../kit/fields.ts';
import type { Send } from '../../../kit/http.ts';
import { optionalEmail, readInput } from '../../../kit/input.ts';
import { findByEmail, getCustomer, hasEmail } from '../api.ts';
import { perform } from '../api_call.ts';
import { type CustomerDetail, customerDetail, sampleDetail } from '../records/customer.ts';
import { optionalCustomerId } from '../records/ids.ts';
import { throttle } from '../throttle.ts';

const inputFields = defineInputFields([
  {
    key: 'customerId',
    label: 'Customer ID',
    type: 'string',
    dynamic: 'customer_list.id.label',
    helpText: 'Such as `cust_51620937`. The quickest way: one call.',
  },
  {
    key: 'email',
    label: 'Email',
    type: 'string',
    helpText:
      'The whole address, such as `marta.oliveira@example.org`. Bultra can not be asked for it, so the list of all customers is read, up to 5,000. With both fields filled in, both must fit.',
  },
]);

const inputSchema = z.object({ customerId: optionalCustomerId, email: optionalEmail(255) });

const customerWith = async (
  send: Send,
  { customerId, email }: z.output<typeof inputSchema>,
): Promise<CustomerDetail | null> => {
  if (customerId === undefined) return email === undefined ? null : findByEmail(send, email);
  const customer = await getCustomer(send, customerId);
  return customer && (email === undefined || hasEmail(customer, email)) ? customer : null;
};

const performSearch = perform('search', async (send, bundle) => {
  const customer = await customerWith(send, readInput(inputSchema, inputFields, bundle));
  return customer ? [customer] : [];
});

export default defineSearch({
  key: 'find_customer',
  display: {
    label: 'Find Customer',
    description:
      'Finds a customer by Customer ID or by e-mail address. Returns status, contact data, who it is and the accounts, or nothing when there is none; of several with one e-mail address the newest. Customers can not be created here: they come from approved applications.',
  },
  noun: 'Customer',
  operation: {
    inputFields,
    perform: performSearch,
    throttle,
    outputFields: outputFields(customerDetail),
    sample: sampleDetail,
  },
});
