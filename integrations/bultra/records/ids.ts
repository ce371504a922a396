import { input, required } from '../../../kit/steps/described_input.ts';
import { identifierLike } from '../../../kit/steps/text_forms.ts';

// Only the prefixes are documented.
const CUSTOMER_ID = /^cust_\S+$/;
const INDIVIDUAL_ID = /^ind_\S+$/;

const ID_LENGTH = 255; // no limit is documented

const customerIdText = identifierLike(
  ID_LENGTH,
  CUSTOMER_ID,
  'must be a Customer ID such as cust_51620937',
);

/** What may name a customer, in a search. */
export const customerIdToFind = input(customerIdText, {
  label: 'Customer ID',
  dynamic: 'customer_list.id.label',
  helpText: 'Such as `cust_51620937`. The quickest way: one call.',
});

const customerChoice = input(customerIdText, {
  label: 'Customer',
  dynamic: 'customer_list.id.label',
  search: 'find_customer.id',
  helpText:
    'Choose a customer, or map a Customer ID such as `cust_51620937`, which triggers and Find Customer return.',
});

/** What names the customer that a step is about. */
export const customerId = required(customerChoice);

/** The same while the step is still being filled in. */
export const chosenCustomer = { customerId: customerChoice };

/** What names one individual of the customer who is chosen above it. */
export const individualId = required(
  input(identifierLike(ID_LENGTH, INDIVIDUAL_ID, 'must be an Individual ID such as ind_804417'), {
    label: 'Individual',
    dynamic: 'individual_list.id.label',
    dependsOn: ['customerId'],
    helpText:
      'Choose a person of this corporate customer, or map an Individual ID such as `ind_804417`. Where the list stays empty, Bultra names no individuals for this customer: enter the ID by hand.',
  }),
);
