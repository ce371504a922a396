import type * as z from 'zod/mini';
import { hasStatus } from '../../kit/errors/problem.ts';
import { readAnswer, unreadable } from '../../kit/http/read_answer.ts';
import type { HttpAnswer, Send } from '../../kit/http/send.ts';
import { createdAt } from '../../kit/lists/instants.ts';
import { newestMatches } from '../../kit/lists/search_list.ts';
import { objectIn } from '../../kit/records/fields.ts';
import { answerIfFound, customerPath, listOf, readCall } from './api.ts';
import { confirms, contentOf, namesOther } from './api_envelope.ts';
import { unknownContent } from './api_errors.ts';
import { answeredOrganization, ORGANIZATION_KEYS, riskProfileSchema } from './records/dossier.ts';
import { answeredSession, type Session } from './records/session.ts';

/** The ids of the customer whom a record is about, whatever the answer calls them. */
export const idsOf = (customerId: string) => ({ id: customerId, customer_id: customerId });

/** An organization or a risk profile: its path, the keys that make it known, what may lie around them. */
interface Part<S extends z.ZodMiniType> {
  path: string;
  schema: S;
  keys: readonly string[];
  holders: readonly string[];
}

const ABOUT_NOTHING = /^(id|\w+_id|message|\w+_at|timestamp)$/;

const isAbsent = (answer: HttpAnswer, content: object, customerId: string): boolean => {
  const isNamed = confirms(answer, customerId, ['customer_id']) || 'data' in objectIn(answer.data);
  const names = Object.keys(content);
  return names.every((name) => ABOUT_NOTHING.test(name)) && (isNamed || names.length === 0);
};

const isSomeObject = (value: unknown): value is object =>
  typeof value === 'object' && !Array.isArray(value); // null is nothing yet

// "No UBO" and "no risk level" are facts, so they are never made up of an answer that is about
// something else.
const dossierPart =
  <S extends z.ZodMiniType>({ path, schema, keys, holders }: Part<S>) =>
  async (send: Send, customerId: string): Promise<z.output<S> | null> => {
    const call = readCall('find', `${customerPath(customerId)}/${path}`);
    const answer = await answerIfFound(send, call);
    if (!answer) return null;
    if (!isSomeObject(contentOf(answer))) throw unreadable(answer);
    const content = objectIn(contentOf(answer));
    const places = [content, ...holders.map((holder) => objectIn(content[holder]))];
    if (places.some((place) => namesOther(place, customerId, ['customer_id'])))
      throw unreadable(answer);
    const known = places.find((place) => keys.some((key) => key in place));
    if (known) return readAnswer(schema, { ...answer, data: { ...known, ...idsOf(customerId) } });
    if (isAbsent(answer, content, customerId)) return null;
    throw 'message' in content ? unreadable(answer) : unknownContent();
  };

/** Who owns, runs and represents a customer; null when there is no such customer. */
export const getOrganization = dossierPart({
  path: 'organization',
  schema: answeredOrganization,
  keys: ORGANIZATION_KEYS,
  holders: ['organization'],
});

/** The risk profile of a customer as it was last calculated; null when there is none. */
export const getRiskProfile = dossierPart({
  path: 'risk-profile',
  schema: riskProfileSchema,
  keys: ['risk_level', 'risk_score'],
  holders: ['risk_profile', 'riskProfile'],
});

// Without times nobody knows which of several is the latest.
const latestOf = (sessions: Session[]): Session | undefined =>
  sessions.length === 1 || sessions.every(({ created_at }) => created_at !== null)
    ? sessions[0]
    : undefined;

/** All KYC sessions of a customer, newest first, and the latest; null when there is none. */
export const getSessions = async (send: Send, customerId: string) => {
  const path = `${customerPath(customerId)}/sessions`;
  const list = listOf(send, { kind: 'find', path, rowKey: 'sessions', schema: answeredSession });
  const all = await newestMatches(list, () => true, createdAt).catch((error: unknown) => {
    if (hasStatus(error, 404)) return [];
    throw error;
  });
  if (all.length === 0) return null;
  const latest = latestOf(all);
  return {
    ...idsOf(customerId),
    latest_session_id: latest?.session_id ?? null,
    latest_session_status: latest?.status ?? null,
    latest_session_final_decision: latest?.final_decision ?? null,
    sessions: all.map(({ id: _, ...session }) => session),
  };
};
