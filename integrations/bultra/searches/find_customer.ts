import { defineSearch } from 'zapier-platform-core';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { fieldsOf, schemaOf, shownAs } from '../../../kit/steps/described_input.ts';
import { readInput } from '../../../kit/steps/input.ts';
import { found } from '../../../kit/steps/perform.ts';
import { findByEmail, getCustomer, hasEmail, perform, throttle } from '../api.ts';
import { contactInputs } from '../records/contact_data.ts';
import { customerDetail, sampleDetail } from '../records/customer.ts';
import { customerIdToFind } from '../records/ids.ts';

const inputs = {
  customerId: customerIdToFind,
  email: shownAs(contactInputs.email, {
    helpText:
      'The whole address. Bultra has no search by e-mail address, so the list of all customers is read, up to 5,000. With both fields filled in, both must belong to the same customer.',
  }),
};
const inputFields = fieldsOf(inputs);
const inputSchema = onFirstUse(() => schemaOf(inputs));

const performSearch = perform('search', async (send, bundle) => {
  const { customerId: id, email } = readInput(inputSchema(), inputFields, bundle);
  if (id === undefined) return email === undefined ? [] : found(await findByEmail(send, email));
  const customer = await getCustomer(send, id);
  const isWanted = customer && (email === undefined || hasEmail(customer, email));
  return isWanted ? [customer] : [];
});

export default defineSearch({
  key: 'find_customer',
  noun: 'Customer',
  display: {
    label: 'Find Customer',
    description:
      'Finds a customer by Customer ID or by e-mail address. Use it to learn what the triggers leave out, or who is behind an address. Returns status, contact data, names, date of birth, home address and accounts, or nothing when there is none; of several with one e-mail address the newest. No step creates customers: they come from approved applications.',
  },
  operation: {
    inputFields,
    perform: performSearch,
    throttle,
    ...returned(customerDetail, sampleDetail),
  },
});
