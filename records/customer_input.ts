import { input, shownAs } from '../kit/steps/described_input.ts';
import { answer, choice, email as emailAddress, headerKey, text } from '../kit/steps/input.ts';
import { CUSTOMER_TYPES } from './customer.ts';

// What the API takes, in characters.
export const TEXT_LENGTH = 255;
export const PHONE_LENGTH = 32;

const FROZEN = 'Fixed once the customer is verified.';

export const externalId = input(text(TEXT_LENGTH), {
  label: 'External ID',
  helpText: `The ID of this person in your CRM, which finds the same customer again each time. Use one that never changes, with the name of the CRM in front, such as \`hubspot:90412277\`. An e-mail address makes a poor ID. At most ${TEXT_LENGTH} characters.`,
});

export const externalIdToFind = shownAs(externalId, {
  helpText:
    'The ID of this person in your CRM, exactly as it was sent, such as `hubspot:90412277`.',
});

const customerIdText = input(text(TEXT_LENGTH), { label: 'Customer ID' });

export const customerIdToFind = shownAs(customerIdText, {
  dynamic: 'customer_list.id.label',
  helpText:
    'The ID that Instant Compliance gave, such as `5b0c7a52-9f1e-4c86-8d0b-2f6a1e4c9d37`. With both IDs filled in, both must belong to the same customer.',
});

/** What names the customer that a step is about. */
export const customerId = shownAs(customerIdText, {
  label: 'Customer',
  dynamic: 'customer_list.id.label',
  search: 'find_customer.id',
  helpText:
    'Choose a customer, or map a Customer ID such as `5b0c7a52-9f1e-4c86-8d0b-2f6a1e4c9d37` or an External ID such as `hubspot:90412277`.',
});

export const fullName = input(text(TEXT_LENGTH), {
  label: 'Full Name',
  helpText: `First and last name, such as \`Priya Raman\`, at most ${TEXT_LENGTH} characters. ${FROZEN}`,
});

export const email = input(emailAddress(TEXT_LENGTH), {
  label: 'Email',
  helpText: `An address such as \`priya@example.org\`. ${FROZEN}`,
});

/** The e-mail address where it also says who is meant. */
export const emailThatFinds = shownAs(email, {
  helpText: `An address such as \`priya@example.org\`. It finds an existing customer when no External ID does. ${FROZEN}`,
});

export const type = input(choice(CUSTOMER_TYPES), {
  label: 'Customer Type',
  choices: CUSTOMER_TYPES,
  helpText: 'Left blank, a new customer is an individual and an existing one stays as it is.',
});

export const phone = input(text(PHONE_LENGTH), {
  label: 'Phone',
  helpText: `With the country code, such as \`+61491570156\`. At most ${PHONE_LENGTH} characters.`,
});

export const removePhone = input(answer, {
  label: 'Remove Phone',
  type: 'boolean',
  helpText: 'Choose yes to delete the phone number. A blank Phone never deletes it.',
});

export const WHEN_VERIFIED = {
  stop: 'Stop with an error and change nothing',
  skip_frozen: 'Leave Full Name and Email out, change the rest',
};

export const whenVerified = input(choice(WHEN_VERIFIED), {
  label: 'When Verified',
  choices: WHEN_VERIFIED,
  helpText:
    'What to do when Full Name or Email would change for a customer who is verified. Left blank: stop.',
});

/** The field for those who bring their own idempotency key. */
export const idempotencyKey = input(headerKey, {
  label: 'Idempotency Key',
  helpText:
    'Leave blank: repeats are safe without it. A key of your own, such as `deal-17-won` for a deal and its stage, must differ for each change and hold no personal data. It is remembered for 24 hours; a repeat within them changes nothing and returns the first result, with Outcome `replayed`.',
});
