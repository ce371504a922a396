import * as z from 'zod/mini';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { textField } from '../../../kit/steps/definition.ts';
import { matching, optionalText, requiredText } from '../../../kit/steps/input.ts';
import { clientIdField, customerChoice } from './customer_input.ts';

/** The inputs of a new session. */
export const sessionFields = [
  {
    ...textField(
      'workflowId',
      'Workflow ID',
      'What the customer goes through: choose a workflow, or map the ID of one, such as `company-kyc`.',
    ),
    required: true,
    dynamic: 'workflow_list.id.label',
  },
  {
    ...customerChoice,
    helpText:
      'The customer to verify, by the ID that LegalTalent gave. Fill in this or Client ID, not both.',
  },
  {
    ...clientIdField,
    helpText:
      'The customer to verify, by your own reference, such as `crm-20417`. LegalTalent makes a customer without a name when it knows none with it. Fill in this or Customer ID, not both.',
  },
  textField(
    'ttlDays',
    'TTL Days',
    'For how many days the session can be used, such as `30`. Blank leaves that to LegalTalent.',
  ),
];

const shape = () => ({
  workflowId: requiredText(255),
  customerId: optionalText(255),
  clientId: optionalText(255),
  ttlDays: optionalText(4).check(
    matching(/^[1-9]\d*$/, 'must be a whole number of days, such as 30'),
  ),
});

type SessionInput = z.output<z.ZodMiniObject<ReturnType<typeof shape>>>;

const oneCustomer: z.core.CheckFn<SessionInput> = ({ value, issues }) => {
  const { customerId, clientId } = value;
  if ((customerId === undefined) !== (clientId === undefined)) return;
  const which = customerId === undefined ? 'one of them must be' : 'only one of them may be';
  const message = `and Client ID both name the customer: ${which} filled in`;
  issues.push({ code: 'custom', message, path: ['customerId'], input: value });
};

export const sessionInputSchema = onFirstUse(() => z.object(shape()).check(oneCustomer));
