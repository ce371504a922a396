import { defineCreate } from 'zapier-platform-core';
import { readInput } from '../../../kit/steps/input.ts';
import { oneRunPer } from '../../../kit/steps/lock_and_throttle.ts';
import { perform, throttle } from '../api.ts';
import { createSession } from '../api_sessions.ts';
import { newSessionOutput } from '../records/session.ts';
import { sessionFields, sessionInputSchema } from '../records/session_input.ts';

const performCreate = perform('create', (send, bundle) =>
  createSession(send, readInput(sessionInputSchema(), sessionFields, bundle)),
);

const lock = oneRunPer('workflow', 'workflowId'); // no other field is surely filled in

export default defineCreate({
  key: 'create_session',
  noun: 'KYC Session',
  display: {
    label: 'Create KYC Session',
    description:
      'Creates a KYC session, in which a customer goes through a workflow. Use it to start a verification, by Customer ID or by Client ID. Each run makes a new session. Returns the session with its ID, and what else LegalTalent answers, such as a link.',
  },
  operation: {
    inputFields: sessionFields,
    perform: performCreate,
    ...newSessionOutput,
    throttle,
    lock,
  },
});
