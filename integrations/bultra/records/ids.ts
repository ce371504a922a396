import { defineInputField } from 'zapier-platform-core';
import { matching, optionalText, requiredText } from '../../../kit/steps/input.ts';

export const CUSTOMER_ID = /^cust_\w+$/;
export const INDIVIDUAL_ID = /^ind_\w+$/;

const isCustomerId = () => matching(CUSTOMER_ID, 'must be a Customer ID such as cust_51620937');

export const optionalCustomerId = () => optionalText(255).check(isCustomerId());
export const requiredCustomerId = () => requiredText(255).check(isCustomerId());

/** The schemas of the two IDs that only together name an individual. */
export const individualIdShape = () => ({
  customerId: requiredCustomerId(),
  individualId: requiredText(255).check(
    matching(INDIVIDUAL_ID, 'must be an Individual ID such as ind_804417'),
  ),
});

/** The field that names one customer. */
export const customerField = defineInputField({
  key: 'customerId',
  label: 'Customer',
  type: 'string',
  required: true,
  dynamic: 'customer_list.id.label',
  search: 'find_customer.id',
  helpText:
    'Choose a customer, or map a Customer ID such as `cust_51620937`, which triggers and Find Customer return.',
});

/** The field that names one individual of the customer who is chosen above it. */
export const individualField = defineInputField({
  key: 'individualId',
  label: 'Individual',
  type: 'string',
  required: true,
  dynamic: 'individual_list.id.label',
  dependsOn: ['customerId'],
  helpText:
    'Choose a person of this corporate customer, or map an Individual ID such as `ind_804417`. Where the list stays empty, Bultra names no individuals for this customer: enter the ID by hand.',
});
