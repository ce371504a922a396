import { defineInputField, defineInputFields } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { textField } from '../../../kit/steps/definition.ts';
import { optionalChoice, optionalText, readInput, requiredText } from '../../../kit/steps/input.ts';
import type { Bundle } from '../../../kit/steps/perform.ts';
import { ENTITY_TYPES } from './customer.ts';

/** The field in which a customer can be chosen. */
export const customerChoice = defineInputField({
  ...textField(
    'customerId',
    'Customer ID',
    'The ID that LegalTalent gave a customer, such as `b1f0c7d2-58a4-4e0e-8f6b-2a9d1c34e7f0`. Your own Client ID does not do here.',
  ),
  dynamic: 'customer_list.id.label',
});

/** The same for steps that need a customer. */
export const customerIdField = { ...customerChoice, required: true, search: 'find_customer.id' };

export const byCustomerId = [customerIdField];

const customerIdSchema = onFirstUse(() => z.object({ customerId: requiredText(255) }));

/** What was filled in there. */
export const customerIdOf = (bundle: Bundle): string =>
  readInput(customerIdSchema(), byCustomerId, bundle).customerId;

export const clientIdField = textField(
  'clientId',
  'Client ID',
  'Your own reference of the customer, such as `crm-20417`: an ID of your CRM that never changes. LegalTalent gives it to one customer only, so that nobody is created twice.',
);

export const nameField = textField(
  'name',
  'Name',
  'Of the person or the business, such as `Rio Verde Logistics S.A.`.',
);

/** What a customer has beside a name. */
export const detailFields = defineInputFields([
  {
    ...textField('entityType', 'Entity Type', 'Whether this is a person or a business.'),
    choices: ENTITY_TYPES,
  },
  textField('website', 'Website', 'With the protocol, such as `https://rioverde.example`.'),
  textField('taxId', 'Tax ID', 'As the tax office writes it, such as `217345670018`.'),
  textField('country', 'Country', 'Two letters of ISO 3166, such as `UY`.'),
]);

export const detailShape = () => ({
  entityType: optionalChoice(ENTITY_TYPES),
  website: optionalText(2000),
  taxId: optionalText(255),
  country: optionalText(255),
});
