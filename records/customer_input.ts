import { input, shownAs } from '../kit/steps/described_input.ts';
import { answer, choice } from '../kit/steps/input.ts';
import * as form from '../kit/steps/text_forms.ts';
import { CUSTOMER_TYPES } from './customer.ts';

// What the API takes, in characters.
export const TEXT_LENGTH = 255;
export const PHONE_LENGTH = 32;

const CUSTOMER_ID_EXAMPLE = '`5b0c7a52-9f1e-4c86-8d0b-2f6a1e4c9d37`';
const EXTERNAL_ID_EXAMPLE = 'hubspot:90412277';
const FROZEN = 'Fixed once the customer is verified.';

export const externalId = input(form.identifier(TEXT_LENGTH), {
  label: 'External ID',
  placeholder: EXTERNAL_ID_EXAMPLE,
  helpText: `The ID of this person in your CRM, which finds the same customer again each time. Use one that never changes, with the name of the CRM in front, such as \`${EXTERNAL_ID_EXAMPLE}\`. A prefix with nothing behind it stops the run. Left blank, the e-mail address alone says who is meant. At most ${TEXT_LENGTH} characters.`,
});

export const externalIdToFind = shownAs(externalId, {
  helpText: `The ID of this person in your CRM, exactly as it was sent, such as \`${EXTERNAL_ID_EXAMPLE}\`.`,
});

const customerIdText = input(form.identifier(TEXT_LENGTH), { label: 'Customer ID' });

export const customerIdToFind = shownAs(customerIdText, {
  dynamic: 'customer_list.id.label',
  helpText: `The ID that Instant Compliance gave, such as ${CUSTOMER_ID_EXAMPLE}. With both IDs filled in, both must belong to the same customer.`,
});

/** What names the customer that a step is about. */
export const customerId = shownAs(customerIdText, {
  label: 'Customer',
  dynamic: 'customer_list.id.label',
  search: 'find_customer.id',
  helpText: `Choose a customer, or map a Customer ID such as ${CUSTOMER_ID_EXAMPLE} or an External ID such as \`${EXTERNAL_ID_EXAMPLE}\`.`,
});

export const fullName = input(form.text(TEXT_LENGTH), {
  label: 'Full Name',
  placeholder: 'Priya Raman',
  helpText: `First and last name, at most ${TEXT_LENGTH} characters. ${FROZEN}`,
});

export const email = input(form.email(TEXT_LENGTH), {
  label: 'Email',
  placeholder: 'priya@example.org',
  helpText: `An address that belongs to this customer alone. ${FROZEN}`,
});

/** The e-mail address where it also says who is meant. */
export const emailThatFinds = shownAs(email, {
  helpText: `An address that belongs to this person alone: without an External ID it finds the customer, and a second person with the same address would replace the first. ${FROZEN}`,
});

export const type = input(choice(CUSTOMER_TYPES), {
  label: 'Customer Type',
  choices: CUSTOMER_TYPES,
  helpText: 'Left blank, a new customer is an individual and an existing one stays as it is.',
});

export const phone = input(form.phone(PHONE_LENGTH), {
  label: 'Phone',
  placeholder: '+61491570156',
  helpText: `With the country code. At most ${PHONE_LENGTH} characters.`,
});

const REMOVE_PHONE = { yes: 'Yes: delete it', no: 'No: keep it' };

export const removePhone = input(answer(REMOVE_PHONE), {
  label: 'Remove Phone',
  choices: REMOVE_PHONE,
  helpText: 'Choose yes to delete the phone number. A blank Phone never deletes it.',
});

export const WHEN_VERIFIED = {
  stop: 'Stop with an error, change nothing',
  skip_frozen: 'Leave out what is fixed, change the rest',
};

export const whenVerified = input(choice(WHEN_VERIFIED), {
  label: 'When Verified',
  choices: WHEN_VERIFIED,
  helpText:
    'What to do when Full Name or Email would change for a customer who is verified. Left blank: stop.',
});

/** The same where the customer is created or updated. */
export const whenVerifiedAlready = shownAs(whenVerified, {
  helpText:
    'What to do when Full Name, Email or Customer Type would change for a customer who is verified. Leaving them out needs the External ID, and a key with the scope `customers:read`. Left blank: stop.',
});

/** The field for those who bring their own idempotency key. */
export const idempotencyKey = input(form.headerKey, {
  label: 'Idempotency Key',
  placeholder: 'deal 17 won',
  helpText:
    'Leave blank: repeats are safe without it. A key of your own, for example made of a deal and its stage, must differ for each change and hold no personal data. It is remembered for 24 hours; a repeat within them changes nothing and returns the first result, with Outcome `replayed`.',
});
