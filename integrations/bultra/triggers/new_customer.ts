import { defineTrigger } from 'zapier-platform-core';
import { returned } from '../../../kit/definition.ts';
import { createdAt } from '../../../kit/newest_first.ts';
import { pollWholeList } from '../../../kit/whole_poll.ts';
import { customerList } from '../api.ts';
import { perform } from '../api_call.ts';
import { listItem, sampleItem } from '../records/customer.ts';

const performPoll = perform('trigger', (send, { meta }) =>
  pollWholeList({ list: customerList(send, 'list'), instantOf: createdAt }, meta),
);

export default defineTrigger({
  key: 'new_customer',
  display: {
    label: 'New Customer',
    description:
      'Triggers when there is a new customer, which is when Bultra approves an application. Use it to welcome customers or to open a file for them. Returns ID, type, status and e-mail address; a Find Customer step adds the rest.',
  },
  noun: 'customer',
  operation: {
    type: 'polling',
    perform: performPoll,
    ...returned(listItem, sampleItem, ['id']),
  },
});
