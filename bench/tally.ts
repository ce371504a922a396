import type { History, Truth, Version } from '../sandbox/simulation/truth.ts';
import { type Fired, newOrUpdated } from '../sandbox/simulation/verdict.ts';

/** A record that started a Zap, and when (ms). */
export interface Firing extends Fired {
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

const shows = (firing: Firing, { at }: Version): boolean =>
  firing.firedAt >= at && Date.parse(firing.updatedAt) >= Math.floor(at / 1000) * 1000;

const delayOf = (version: Version, firings: readonly Firing[]): number => {
  const first = firings.find((firing) => shows(firing, version));
  return first ? first.firedAt - version.at : 0;
};

const tallyCustomer = (history: History, firings: readonly Firing[]): Tally => {
  const events = new Set(newOrUpdated.events(history));
  const final = newOrUpdated.final(history);
  const kinds = firings.map(newOrUpdated.kindOf);
  const right = kinds.filter((kind) => events.has(kind));
  return {
    due: final ? 1 : 0,
    lost: final && !right.includes(final.kind) ? 1 : 0,
    repeated: right.length - new Set(right).size,
    forNothing: kinds.length - right.length,
    longestDelayMs: Math.max(0, ...history.since.map((version) => delayOf(version, firings))),
  };
};

const together = (a: Tally, b: Tally): Tally => ({
  due: a.due + b.due,
  lost: a.lost + b.lost,
  repeated: a.repeated + b.repeated,
  forNothing: a.forNothing + b.forNothing,
  longestDelayMs: Math.max(a.longestDelayMs, b.longestDelayMs),
});

const tallyZap = (truth: Truth, firings: readonly Firing[]): Tally => {
  const byId = Map.groupBy(firings, ({ id }) => id);
  return [...truth.histories]
    .map(([id, history]) => tallyCustomer(history, byId.get(id) ?? []))
    .reduce(together, NOTHING);
};

/** Compares what happened with what each Zap fired, in the order of firing, and adds it up. */
export const tally = (truth: Truth, zaps: readonly (readonly Firing[])[]): Tally =>
  zaps.map((firings) => tallyZap(truth, firings)).reduce(together, NOTHING);
