import * as z from 'zod/mini';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { asText, cleanText } from '../../../kit/steps/clean_text.ts';
import {
  fieldsOf,
  input,
  required,
  schemaOf,
  shownAs,
  type Values,
} from '../../../kit/steps/described_input.ts';
import type { Form } from '../../../kit/steps/input.ts';
import * as form from '../../../kit/steps/text_forms.ts';
import { clientId, customerChoice } from './customer_input.ts';

const DAYS = /^[1-9]\d{0,3}$/;

const days: Form<number> = {
  clean: (value) => {
    const text = asText(cleanText)(value);
    return typeof text === 'string' && DAYS.test(text) ? Number(text) : text;
  },
  schema: () => z.number('must be a whole number of days, such as 30'),
};

/** What a new session is made of; exactly one of the two ids names its customer. */
const inputs = {
  workflowId: required(
    input(form.identifier(255), {
      label: 'Workflow ID',
      dynamic: 'workflow_list.id.label',
      helpText:
        'What the customer goes through: choose a workflow, or map the ID of one, such as `company-kyc`.',
    }),
  ),
  customerId: shownAs(customerChoice, {
    search: 'find_customer.id',
    helpText:
      'The customer to verify, by the ID that LegalTalent gave, such as `b1f0c7d2-58a4-4e0e-8f6b-2a9d1c34e7f0`. Fill in this or Client ID, not both.',
  }),
  clientId: shownAs(clientId, {
    helpText:
      'The customer to verify, by your own reference. LegalTalent makes a customer without a name when it knows none with it. Fill in this or Customer ID, not both.',
  }),
  ttlDays: input(days, {
    label: 'TTL Days',
    placeholder: '30',
    helpText: 'For how many days the session can be used. Blank leaves that to LegalTalent.',
  }),
};

export type NewSession = Values<typeof inputs>;

const oneCustomer: z.core.CheckFn<NewSession> = ({ value, issues }) => {
  const { customerId, clientId: ownId } = value;
  if ((customerId === undefined) !== (ownId === undefined)) return;
  const which = customerId === undefined ? 'one of them must be' : 'only one of them may be';
  const message = `and Client ID both name the customer: ${which} filled in`;
  issues.push({ code: 'custom', message, path: ['customerId'], input: value });
};

export const sessionFields = fieldsOf(inputs);

export const sessionInputSchema = onFirstUse(() => schemaOf(inputs).check(oneCustomer));
