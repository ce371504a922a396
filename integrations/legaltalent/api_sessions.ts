import { readAnswer, unreadable } from '../../kit/http/read_answer.ts';
import type { Send } from '../../kit/http/send.ts';
import type { ListPage } from '../../kit/lists/page.ts';
import { listOf, okAnswerTo, readCall } from './api.ts';
import { contentOf, namesOther, readContent } from './api_envelope.ts';
import { pageOfAnyShape } from './api_lists.ts';
import { unguardedWrite } from './api_unkeyed_writes.ts';
import { snakeCased, write } from './api_writes.ts';
import { watchlistChoice, workflowChoice } from './records/choices.ts';
import { answeredSession, type Session } from './records/session.ts';
import type { NewSession } from './records/session_input.ts';

/** The sessions of all customers. For the dedupe key, no decision is an empty text, not null. */
export const sessionList = (send: Send): ListPage<Session> => {
  const list = listOf(send, {
    kind: 'list',
    path: '/kyc/sessions',
    rowKey: 'sessions',
    schema: answeredSession,
  });
  return async (query) => {
    const { items, ...page } = await list(query);
    const decided = items.map((session) => ({
      ...session,
      final_decision: session.final_decision ?? '',
    }));
    return { ...page, items: decided };
  };
};

/** The workflows that a session can go through. */
export const workflowList = (send: Send) =>
  listOf(send, {
    kind: 'workflows',
    path: '/kyc/workflows',
    rowKey: 'workflows',
    schema: workflowChoice,
  });

/** The watchlists that are active. The vendor gives them without paging. */
export const activeWatchlists = async (send: Send) => {
  const call = readCall('watchlists', '/kyc/watchlists', { active: true });
  const request = { schema: watchlistChoice, rowKey: 'watchlists', limit: undefined };
  return pageOfAnyShape(await okAnswerTo(send, call), request).items;
};

/** Creates a session, once at most. What the answer leaves out is what was sent. */
export const createSession = (send: Send, values: NewSession): Promise<Session> =>
  unguardedWrite(async () => {
    const sent = snakeCased(values);
    const answer = await write(send, 'session', ['POST', '/kyc/sessions'], sent);
    const session = readContent(answeredSession, answer);
    const { customerId } = values;
    if (customerId !== undefined && namesOther(contentOf(answer), customerId, ['customer_id']))
      throw unreadable(answer);
    const { ttl_days: _, ...known } = sent;
    const missing = Object.entries(known).filter(([key]) => Object(session)[key] === null);
    return readAnswer(answeredSession, {
      ...answer,
      data: { ...session, ...Object.fromEntries(missing) },
    });
  }, 'Each run makes a session of its own.');
