import * as z from 'zod';
import type { Watch } from './expected_events.ts';
import type { Event, Firing, Span } from './verdict.ts';

/** A customer from one moment to another (our clock, ms), in one status. */
export interface Stay {
  status: string;
  from: number;
  until: number;
}

const statusWatch = 'customer_status_changed';

const record = z.looseObject({ id: z.string(), status: z.string().nullish() });

/** A record that fired, as the judge reads it for this trigger. */
export const firingIn = ({ trigger }: Watch, fired: unknown): Firing => {
  const { id, status } = record.parse(fired);
  const kind = trigger === statusWatch ? (status ?? '') : 'new';
  return { id, kind, updatedAt: Number.POSITIVE_INFINITY };
};

/** What a trigger that reads a whole list fires for one customer: each status once. */
export const stayEvents = (stays: readonly Stay[], wasThere: boolean, watch: Watch): Event[] => {
  const event = (kind: string, spans: Span[]): Event => {
    return { kind, since: 0, spans, isDue: spans.length > 0, again: 0 };
  };
  // Who comes while a list is read may be missed by that poll.
  const spanOf = ({ from, until }: Stay): Span => ({ from: from + 1, at: from, until });
  if (watch.trigger !== statusWatch) {
    const [first] = stays;
    const until = stays.at(-1)?.until ?? 0;
    return wasThere || !first ? [] : [event('new', [spanOf({ ...first, until })])];
  }
  const { statuses } = watch.input;
  const known = wasThere ? stays[0]?.status : undefined;
  const reached = stays.filter(
    ({ status }) => Array.isArray(statuses) && statuses.includes(status),
  );
  return [...Map.groupBy(reached, ({ status }) => status)]
    .filter(([status]) => status !== known)
    .map(([status, its]) => event(status, its.map(spanOf)));
};
