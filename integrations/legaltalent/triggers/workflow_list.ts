import { defineTrigger } from 'zapier-platform-core';
import { choiceOutput, dropdownPage } from '../../../kit/steps/dropdown.ts';
import { perform } from '../api.ts';
import { workflowList } from '../api_sessions.ts';
import { sessionSample } from '../records/session.ts';

const performPage = perform('editor', (send, bundle, z) =>
  dropdownPage(workflowList(send), ({ name }) => name, bundle, z),
);

export default defineTrigger({
  key: 'workflow_list',
  noun: 'workflow',
  display: {
    label: 'Workflows to Choose From',
    description: 'Triggers when the workflows are listed for a field of a step.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    canPaginate: true,
    perform: performPage,
    ...choiceOutput({ id: sessionSample.workflow_id, label: sessionSample.workflow_name }),
  },
});
