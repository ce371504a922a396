import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import {
  fieldsOf,
  input,
  required,
  schemaOf,
  shownAs,
} from '../../../kit/steps/described_input.ts';
import { choice, readInput } from '../../../kit/steps/input.ts';
import type { Bundle } from '../../../kit/steps/perform.ts';
import * as form from '../../../kit/steps/text_forms.ts';
import { ENTITY_TYPES } from './customer.ts';

// No limits are documented, but those of the name and the Client ID are likely.
const TEXT_LENGTH = 255;
const URL_LENGTH = 2000;

/** The field in which a customer can be chosen. */
export const customerChoice = input(form.identifier(TEXT_LENGTH), {
  label: 'Customer ID',
  dynamic: 'customer_list.id.label',
  helpText:
    'The ID that LegalTalent gave a customer, such as `b1f0c7d2-58a4-4e0e-8f6b-2a9d1c34e7f0`. It is not your own Client ID.',
});

/** The same for steps that need a customer. */
export const customerId = required(shownAs(customerChoice, { search: 'find_customer.id' }));

const customerIdAlone = { customerId };

export const byCustomerId = fieldsOf(customerIdAlone);

const customerIdSchema = onFirstUse(() => schemaOf(customerIdAlone));

/** What was filled in there. */
export const customerIdOf = (bundle: Bundle): string =>
  readInput(customerIdSchema(), byCustomerId, bundle).customerId;

export const clientId = input(form.identifier(TEXT_LENGTH), {
  label: 'Client ID',
  placeholder: 'crm-20417',
  helpText:
    'Your own reference of the customer: an ID of your CRM that never changes. A prefix with nothing behind it stops the run. LegalTalent gives a Client ID to one customer only, so that nobody is created twice.',
});

export const name = input(form.text(TEXT_LENGTH), {
  label: 'Name',
  placeholder: 'Rio Verde Logistics S.A.',
  helpText: 'The name of the person or the business.',
});

/** What a customer has beside a name. */
export const details = {
  entityType: input(choice(ENTITY_TYPES), {
    label: 'Entity Type',
    choices: ENTITY_TYPES,
    helpText: 'Whether this is a person or a business.',
  }),
  website: input(form.text(URL_LENGTH), {
    label: 'Website',
    placeholder: 'https://rioverde.example',
    helpText: 'The whole address, with `https://` in front.',
  }),
  taxId: input(form.text(TEXT_LENGTH), {
    label: 'Tax ID',
    placeholder: '217345670018',
    helpText: 'As the tax office writes it.',
  }),
  country: input(form.country, {
    label: 'Country',
    placeholder: 'UY',
    helpText: 'Two letters of ISO 3166.',
  }),
};

export const watchlistId = input(form.identifier(TEXT_LENGTH), {
  label: 'Watchlist ID',
  dynamic: 'watchlist_list.id.label',
  helpText:
    'Choose a watchlist, or map the ID of one, such as `0c9a41de-7e55-4f0c-9b3a-66c1f2d8a0b4`. Whether it may be left blank, LegalTalent decides. The list to choose from needs the permission `watchlist:list`.',
});
