import type { History, Truth, Version } from './truth.ts';

/** A record that started a Zap. */
export interface Fired {
  id: string;
  updatedAt: string;
  name: string;
  kyc: string;
  aml: string;
}

/** What a trigger did wrong, as sentences; all empty when it kept its promise. */
export interface Verdict {
  lost: string[];
  repeated: string[];
  forNothing: string[];
}

/** The last event of a customer: its kind, and the second (ms) from which a record can show it. */
interface Final {
  kind: string;
  from: number;
}

/** What a trigger promises about one customer. */
export interface TriggerPromise {
  /** The kind of event that a firing stands for. */
  kindOf(fired: Fired): string;
  /** Every event in a history, by kind; each may fire once, and those overtaken need not. */
  events(history: History): string[];
  /** The event that must have fired exactly once in the end; null when there is none. */
  final(history: History): Final | null;
}

const secondOf = (ms: number): number => Math.floor(ms / 1000) * 1000;

type State = Pick<Version, 'at' | 'name' | 'kyc' | 'aml'>;

const stateOf = ({ at, name, kyc, aml }: State): string =>
  `${name} ${kyc} ${aml} at ${secondOf(at)}`;

/** Each save fires, or is overtaken by a later save of the same customer. */
export const newOrUpdated: TriggerPromise = {
  kindOf: (fired) => stateOf({ ...fired, at: Date.parse(fired.updatedAt) }),
  events: ({ since }) => [...new Set(since.map(stateOf))],
  final: ({ since }) => {
    const last = since.at(-1);
    return last ? { kind: stateOf(last), from: secondOf(last.at) } : null;
  },
};

/** Each customer who was added since the switch-on fires once. */
export const newOnly: TriggerPromise = {
  kindOf: () => 'new',
  events: ({ before }) => (before ? [] : ['new']),
  final: ({ before, since }) =>
    before ? null : { kind: 'new', from: secondOf(since.at(0)?.at ?? 0) },
};

/** Each time a customer reaches a chosen status fires, or is overtaken by the next status. */
export const reached = (which: 'kyc' | 'aml', chosen: readonly string[]): TriggerPromise => {
  const wasReached = (version: Version) =>
    which === 'kyc' ? version.reachedKyc : version.reachedAml;
  return {
    kindOf: (fired) => fired[which],
    events: ({ since }) =>
      since
        .filter((version) => wasReached(version) && chosen.includes(version[which]))
        .map((version) => version[which]),
    final: ({ since }) => {
      const last = since.findLast(wasReached);
      const isChosen = last !== undefined && chosen.includes(last[which]);
      return isChosen ? { kind: last[which], from: secondOf(last.at) } : null;
    },
  };
};

const countOf = (kinds: readonly string[], kind: string): number =>
  kinds.filter((one) => one === kind).length;

const judgeCustomer = (
  promise: TriggerPromise,
  history: History,
  fired: readonly Fired[],
): Verdict => {
  const events = promise.events(history);
  const kinds = fired.map(promise.kindOf);
  const distinct = [...new Set(kinds)];
  const final = promise.final(history);
  const finals = fired.filter(
    (one) => final && promise.kindOf(one) === final.kind && Date.parse(one.updatedAt) >= final.from,
  );
  const isTwice = (kind: string) => countOf(kinds, kind) > countOf(events, kind);
  return {
    lost: final && finals.length === 0 ? [final.kind] : [],
    repeated: [
      ...distinct.filter((kind) => events.includes(kind) && isTwice(kind)),
      ...(final && finals.length > 1 ? [final.kind] : []),
    ],
    forNothing: distinct.filter((kind) => !events.includes(kind)),
  };
};

/** Compares what fired with what happened, customer by customer. */
export const judge = (promise: TriggerPromise, truth: Truth, fired: readonly Fired[]): Verdict => {
  const byId = Map.groupBy(fired, ({ id }) => id);
  const verdict: Verdict = { lost: [], repeated: [], forNothing: [] };
  for (const [id, history] of truth.histories) {
    const one = judgeCustomer(promise, history, byId.get(id) ?? []);
    const named = (kinds: string[]) => kinds.map((kind) => `${id}: ${kind}`);
    verdict.lost.push(...named(one.lost));
    verdict.repeated.push(...named(one.repeated));
    verdict.forNothing.push(...named(one.forNothing));
  }
  const strangers = [...byId.keys()].filter((id) => !truth.histories.has(id));
  verdict.forNothing.push(...strangers.map((id) => `${id}: nobody`));
  return verdict;
};
