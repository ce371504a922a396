import { defineTrigger } from 'zapier-platform-core';
import { createdAt } from '../../../kit/lists/instants.ts';
import { pollWholeList } from '../../../kit/lists/poll_whole_list.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { customerList, perform } from '../api.ts';
import { listItem, sampleItem } from '../records/customer.ts';

const performPoll = perform('trigger', (send, { meta }) =>
  pollWholeList({ lists: [customerList(send, 'list')], instantOf: createdAt }, meta),
);

export default defineTrigger({
  key: 'new_customer',
  noun: 'customer',
  display: {
    label: 'New Customer',
    description:
      'Triggers when there is a new customer, which is when Bultra approves an application. Use it to welcome customers or to open a file for them. Returns ID, type, status and e-mail address; a Find Customer step adds the rest.',
  },
  operation: {
    type: 'polling',
    perform: performPoll,
    ...returned(listItem, sampleItem, ['id']),
  },
});
