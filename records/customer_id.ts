import { defineInputField } from 'zapier-platform-core';

/** The field that names one customer. */
export const customerIdField = defineInputField({
  key: 'customerId',
  label: 'Customer',
  type: 'string',
  dynamic: 'customer_list.id.label',
  search: 'find_customer.id',
  helpText:
    'Choose a customer, or map a Customer ID such as `5b0c7a52-9f1e-4c86-8d0b-2f6a1e4c9d37` or an External ID such as `hubspot:90412277`.',
});
