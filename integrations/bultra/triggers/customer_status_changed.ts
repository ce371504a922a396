import { defineInputFields, defineTrigger } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { createdAt } from '../../../kit/lists/instants.ts';
import { pollWholeList } from '../../../kit/lists/poll_whole_list.ts';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { readInput, requiredChoices } from '../../../kit/steps/input.ts';
import { customerList, perform } from '../api.ts';
import { type ListItem, listItem, STATUSES, sampleItem } from '../records/customer.ts';

const inputFields = defineInputFields([
  {
    key: 'statuses',
    label: 'Statuses',
    type: 'string',
    list: true,
    required: true,
    choices: STATUSES,
    helpText:
      'The Zap starts when a customer reaches one of these. With one alone, a check of the Zap reads the fewest customers.',
  },
]);

const inputSchema = onFirstUse(() => z.object({ statuses: requiredChoices(STATUSES) }));

const dedupeKey = ['id', 'status'] as const;

const performPoll = perform('trigger', async (send, bundle) => {
  const { statuses } = readInput(inputSchema(), inputFields, bundle);
  // The API filters by one status at most.
  const only = statuses.length === 1 ? statuses[0] : undefined;
  const isEvent = ({ status }: ListItem) => statuses.includes(status ?? '');
  const lists = [customerList(send, 'list', only)];
  return pollWholeList({ lists, instantOf: createdAt, isEvent, dedupeKey }, bundle.meta);
});

export default defineTrigger({
  key: 'customer_status_changed',
  noun: 'customer',
  display: {
    label: 'Customer Status Changed',
    description:
      'Triggers when a customer reaches one of the chosen statuses, such as Frozen. Use it to alert staff when a customer needs them. It fires once for each customer and status, and never for a status that the customer had when the Zap was switched on: who is active, then frozen, then active again fires for Active once at most, as Bultra does not tell when a status changed. Returns ID, type, status and e-mail address.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform: performPoll,
    ...returned(listItem, sampleItem, dedupeKey),
  },
});
