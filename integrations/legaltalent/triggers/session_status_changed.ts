import { defineTrigger } from 'zapier-platform-core';
import { createdAt } from '../../../kit/lists/instants.ts';
import { pollWholeList } from '../../../kit/lists/poll_whole_list.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { readInput } from '../../../kit/steps/input.ts';
import { MAX_CALLS, perform } from '../api.ts';
import { sessionList } from '../api_sessions.ts';
import { sessionSample, sessionSchema } from '../records/session.ts';
import {
  fitsSession,
  sessionFilterFields,
  sessionFilterSchema,
} from '../records/session_filters.ts';

const dedupeKey = ['id', 'status', 'final_decision'] as const;

const performPoll = perform('trigger', async (send, bundle) => {
  const isEvent = fitsSession(readInput(sessionFilterSchema(), sessionFilterFields, bundle));
  const lists = [sessionList(send)];
  const plan = { lists, instantOf: createdAt, isEvent, dedupeKey, maxCalls: MAX_CALLS };
  return pollWholeList(plan, bundle.meta);
});

export default defineTrigger({
  key: 'session_status_changed',
  noun: 'KYC session',
  display: {
    label: 'KYC Session Status Changed',
    description:
      'Triggers when a KYC session reaches one of the chosen statuses. Use it to go on when a verification has ended: Approved alone is not enough, as Final Decision may say flagged. It fires once for each session, status and decision, and never for what a session had when the Zap was switched on. Works for up to 5,000 sessions. Returns the session.',
  },
  operation: {
    type: 'polling',
    inputFields: sessionFilterFields,
    perform: performPoll,
    ...returned(sessionSchema, sessionSample, dedupeKey),
  },
});
