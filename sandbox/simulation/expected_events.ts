import * as z from 'zod';
import { isAmlTimeMissing, isKycTimeMissing, type Version } from './saved_state.ts';
import type { History } from './truth.ts';
import type { Event, Firing, Span } from './verdict.ts';

/** One Zap's trigger and its input. */
export interface Watch {
  trigger: string;
  input: Record<string, unknown>;
}

// A change waits two seconds, and either clock is rounded by one.
const SETTLING_MS = 4_000;
// How long a status waits for its time.
const WAITING_MS = 10 * 60_000 + SETTLING_MS;

/** What the world adds to the time from a save until a poll must see it, in ms. */
export type Delay = (version: Version) => number;

const secondOf = (ms: number): number => Math.floor(ms / 1000) * 1000;

interface State {
  name: string;
  kyc: string;
  aml: string;
  at: number;
}

/** A customer in words, as far as one save differs from the next. */
export const stateOf = ({ name, kyc, aml, at }: State): string =>
  `${name} ${kyc} ${aml} at ${Number.isNaN(at) ? 'no time' : secondOf(at)}`;

const customer = z.looseObject({
  id: z.string(),
  updated_at: z.string().nullish(),
  full_name: z.string(),
  kyc_status: z.string(),
  aml: z.looseObject({ status: z.string() }),
});

/** A record that fired, as the judge reads it for this trigger. */
export const firingOf = ({ trigger }: Watch, record: unknown): Firing => {
  const { id, updated_at, full_name: name, kyc_status: kyc, aml } = customer.parse(record);
  const at = Date.parse(updated_at ?? '');
  const kinds: Record<string, string> = {
    new_or_updated_customer: stateOf({ name, kyc, aml: aml.status, at }),
    kyc_status_changed: kyc,
    aml_status_changed: aml.status,
  };
  const updatedAt = Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
  return { id, kind: kinds[trigger] ?? 'new', updatedAt };
};

const spanOf = (version: Version, until: number, waitMs: number): Span => ({
  from: version.seenFrom + waitMs,
  at: version.at,
  until,
});

const chosen = (watch: Watch, key: string): unknown[] => {
  const value = watch.input[key];
  return Array.isArray(value) ? value : [];
};

const passes = ({ input }: Watch, { kyc, aml, type, addedVia }: Version): boolean =>
  Object.entries({ kycStatus: kyc, amlStatus: aml, type, addedVia }).every(
    ([key, value]) => input[key] === undefined || input[key] === value,
  );

const END = Number.POSITIVE_INFINITY;

/** The first save after one at which something no longer holds; the end when there is none. */
const endOf = (
  since: readonly Version[],
  index: number,
  isOver: (version: Version) => boolean,
): number => since.slice(index + 1).find(isOver)?.savedAt ?? END;

type EventsOf = (history: History<Version>, watch: Watch, delay: Delay) => Event[];

/**
 * Each save fires, or is overtaken by a later save of the same customer. One whose time cannot be read
 * fires too, but for the first such save only: all of them look alike.
 */
const updates: EventsOf = ({ since }, watch, delay) =>
  since.flatMap((version, index): Event[] => {
    if (!passes(watch, version)) return [];
    const until = endOf(since, index, () => true);
    const spans = [spanOf(version, until, SETTLING_MS + delay(version))];
    const event = { since: secondOf(version.at), spans, isDue: !version.isBad, again: 0 };
    const isDue = version.isTimeless && since.findIndex((one) => one.isTimeless) === index;
    const unreadable = { ...event, isDue, kind: stateOf({ ...version, at: Number.NaN }) };
    return [{ ...event, kind: stateOf(version) }, ...(version.isBad ? [unreadable] : [])];
  });

/** Each customer added after the switch-on fires once; with a filter, if it passes when it comes. */
const additions: EventsOf = ({ before, since }, watch, delay) => {
  const [first] = since;
  // Nobody can say that somebody without a time of creation is old: it fires once.
  if (before && since.some(({ isBad }) => isBad))
    return [{ kind: 'new', since: 0, spans: [], isDue: false, again: 0 }];
  if (before || !first || !since.some((version) => passes(watch, version))) return [];
  const until = endOf(since, 0, (version) => !passes(watch, version));
  const span = spanOf(first, until, SETTLING_MS + delay(first));
  const isDue = passes(watch, first) && !since.some(({ isBad }) => isBad);
  return [{ kind: 'new', since: 0, spans: [span], isDue, again: 0 }];
};

interface WatchedStatus {
  of(version: Version): string;
  reached: 'reachedKyc' | 'reachedAml';
  /** The input that holds the chosen statuses. */
  key: string;
  isTimeMissing(version: Version): boolean;
}

const KYC: WatchedStatus = {
  of: ({ kyc }) => kyc,
  reached: 'reachedKyc',
  key: 'kycStatuses',
  isTimeMissing: isKycTimeMissing,
};
const AML: WatchedStatus = {
  of: ({ aml }) => aml,
  reached: 'reachedAml',
  key: 'amlStatuses',
  isTimeMissing: isAmlTimeMissing,
};

/** Each time a customer reaches a chosen status fires, or is overtaken by the next status. */
const arrivals =
  (which: WatchedStatus): EventsOf =>
  ({ before, since }, watch, delay) => {
    const statuses = chosen(watch, which.key);
    const isWanted = (version: Version) =>
      statuses.includes(which.of(version)) &&
      (chosen(watch, 'flags').length === 0 || version.isFlagged);
    const events = since.flatMap((version, index): Event[] => {
      if (!version[which.reached] || !isWanted(version)) return [];
      const next = (later: Version) => later[which.reached] || later.isBad;
      const until = endOf(since, index, next);
      const wait = which.isTimeMissing(version) ? WAITING_MS : SETTLING_MS;
      const nextAt = since.findIndex((one, n) => n > index && one[which.reached]);
      const later = since.slice(index + 1, nextAt < 0 ? since.length : nextAt);
      const again = later.filter(({ isBad, isCorrected }) => isBad || isCorrected).length;
      const span = spanOf(version, until, wait + delay(version));
      const isDue = !version.isBad;
      return [
        { kind: which.of(version), since: secondOf(version.at), spans: [span], isDue, again },
      ];
    });
    // Who was in a status without its time fires once for it when edited.
    const isOdd =
      before &&
      isWanted(before) &&
      (which.isTimeMissing(before) || since.some(({ isBad, isCorrected }) => isBad || isCorrected));
    if (!isOdd) return events;
    const old = { kind: which.of(before), since: 0, spans: [], isDue: false, again: since.length };
    return [old, ...events];
  };

const EVENTS: Record<string, EventsOf> = {
  new_or_updated_customer: updates,
  new_customer: additions,
  kyc_status_changed: arrivals(KYC),
  aml_status_changed: arrivals(AML),
};

/** The events that a trigger must fire, or may fire, for one customer, in order of time. */
export const eventsOf: EventsOf = (history, watch, delay) =>
  EVENTS[watch.trigger]?.(history, watch, delay) ?? [];
