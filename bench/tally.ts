import type { History, Truth } from '../sandbox/simulation/truth.ts';

/** What a customer was after a save; `at` is its `updated_at` in ms. */
export interface Version {
  at: number;
  name: string;
}

/** A record that started a Zap, and when (ms). */
export interface Firing {
  id: string;
  updatedAt: string;
  name: string;
  firedAt: number;
}

/** How one Zap, or several together, did. */
export interface Tally {
  /** Events that had to come: the last state of each customer that changed. */
  due: number;
  lost: number;
  repeated: number;
  forNothing: number;
  /** The longest time from a save to the first event that shows it, or a later save. */
  longestDelayMs: number;
}

const NOTHING: Tally = { due: 0, lost: 0, repeated: 0, forNothing: 0, longestDelayMs: 0 };

const secondOf = (ms: number): number => Math.floor(ms / 1000) * 1000;

const stateOf = ({ name, at }: Version): string => `${name} at ${secondOf(at)}`;

const shows = (firing: Firing, { at }: Version): boolean =>
  firing.firedAt >= at && Date.parse(firing.updatedAt) >= secondOf(at);

const delayOf = (version: Version, firings: readonly Firing[]): number => {
  const first = firings.find((firing) => shows(firing, version));
  return first ? first.firedAt - version.at : 0;
};

const tallyCustomer = ({ since }: History<Version>, firings: readonly Firing[]): Tally => {
  const events = new Set(since.map(stateOf));
  const last = since.at(-1);
  const states = firings.map(({ name, updatedAt }) => stateOf({ name, at: Date.parse(updatedAt) }));
  const right = states.filter((state) => events.has(state));
  return {
    due: last ? 1 : 0,
    lost: last && !right.includes(stateOf(last)) ? 1 : 0,
    repeated: right.length - new Set(right).size,
    forNothing: states.length - right.length,
    longestDelayMs: Math.max(0, ...since.map((version) => delayOf(version, firings))),
  };
};

const together = (a: Tally, b: Tally): Tally => ({
  due: a.due + b.due,
  lost: a.lost + b.lost,
  repeated: a.repeated + b.repeated,
  forNothing: a.forNothing + b.forNothing,
  longestDelayMs: Math.max(a.longestDelayMs, b.longestDelayMs),
});

const tallyZap = (truth: Truth<Version>, firings: readonly Firing[]): Tally => {
  const byId = Map.groupBy(firings, ({ id }) => id);
  return [...truth.histories]
    .map(([id, history]) => tallyCustomer(history, byId.get(id) ?? []))
    .reduce(together, NOTHING);
};

/** Compares what happened with what each Zap fired, in the order of firing, and adds it up. */
export const tally = (truth: Truth<Version>, zaps: readonly (readonly Firing[])[]): Tally =>
  zaps.map((firings) => tallyZap(truth, firings)).reduce(together, NOTHING);
