import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import {
  fieldsOf,
  input,
  required,
  schemaOf,
  shownAs,
} from '../../../kit/steps/described_input.ts';
import { choice, readInput, text } from '../../../kit/steps/input.ts';
import type { Bundle } from '../../../kit/steps/perform.ts';
import { ENTITY_TYPES } from './customer.ts';

// No limits are documented, but those of the name and the Client ID are likely.
export const TEXT_LENGTH = 255;
const URL_LENGTH = 2000;

/** The field in which a customer can be chosen. */
export const customerChoice = input(text(TEXT_LENGTH), {
  label: 'Customer ID',
  dynamic: 'customer_list.id.label',
  helpText:
    'The ID that LegalTalent gave a customer, such as `b1f0c7d2-58a4-4e0e-8f6b-2a9d1c34e7f0`. Your own Client ID does not do here.',
});

/** The same for steps that need a customer. */
export const customerId = required(shownAs(customerChoice, { search: 'find_customer.id' }));

const customerIdAlone = { customerId };

export const byCustomerId = fieldsOf(customerIdAlone);

const customerIdSchema = onFirstUse(() => schemaOf(customerIdAlone));

/** What was filled in there. */
export const customerIdOf = (bundle: Bundle): string =>
  readInput(customerIdSchema(), byCustomerId, bundle).customerId;

export const clientId = input(text(TEXT_LENGTH), {
  label: 'Client ID',
  helpText:
    'Your own reference of the customer, such as `crm-20417`: an ID of your CRM that never changes. LegalTalent gives it to one customer only, so that nobody is created twice.',
});

export const name = input(text(TEXT_LENGTH), {
  label: 'Name',
  helpText: 'Of the person or the business, such as `Rio Verde Logistics S.A.`.',
});

/** What a customer has beside a name. */
export const details = {
  entityType: input(choice(ENTITY_TYPES), {
    label: 'Entity Type',
    choices: ENTITY_TYPES,
    helpText: 'Whether this is a person or a business.',
  }),
  website: input(text(URL_LENGTH), {
    label: 'Website',
    helpText: 'With the protocol, such as `https://rioverde.example`.',
  }),
  taxId: input(text(TEXT_LENGTH), {
    label: 'Tax ID',
    helpText: 'As the tax office writes it, such as `217345670018`.',
  }),
  country: input(text(TEXT_LENGTH), {
    label: 'Country',
    helpText: 'Two letters of ISO 3166, such as `UY`.',
  }),
};

export const watchlistId = input(text(TEXT_LENGTH), {
  label: 'Watchlist ID',
  helpText:
    'The ID of a watchlist in LegalTalent, such as `0c9a41de-7e55-4f0c-9b3a-66c1f2d8a0b4`. Whether it may be left blank, LegalTalent decides.',
});
