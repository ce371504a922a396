/** A customer who is there before the Zaps are switched on; both times in ms before that. */
export interface Person {
  createdAgoMs: number;
  updatedAgoMs: number;
}

/** A save, `atMs` after the start. Customers are numbered as they come, the people first. */
export interface Change {
  kind: 'add' | 'edit';
  atMs: number;
  who: number;
  /** How much later than its `updated_at` the save becomes visible. */
  lateMs: number;
}

/** An organisation and what happens in it, in order of time. */
export interface Plan {
  people: Person[];
  changes: Change[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const FEWEST_PEOPLE = 2_000;
const ADDED = 0.2;
const LATE = 0.1;
const AGAIN_AT_ONCE = 0.05;
const LATEST_MS = 60_000;

// A save that becomes visible late and shares its second with an earlier one looks the same as that
// one to everybody who asks the API: no strategy can tell them apart.
const APART_MS = 3_000;

const PAGE_SIZE = 100;

type Random = () => number;

/** Numbers from 0 to 1 (excluded) that are the same for the same seed (mulberry32). */
const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const people = (changesADay: number, random: Random): Person[] => {
  const count = Math.max(FEWEST_PEOPLE, changesADay);
  // The day before was like this one, so that a window that reaches back holds what it always does.
  const changedYesterday = changesADay / count;
  return Array.from({ length: count }, () => {
    const isFresh = random() < changedYesterday;
    const updatedAgoMs = isFresh ? random() * DAY_MS : (2 + 300 * random()) * DAY_MS;
    const isAdded = isFresh && random() < ADDED;
    const createdAgoMs = isAdded ? updatedAgoMs : updatedAgoMs + 2 * DAY_MS * random();
    return { createdAgoMs: Math.round(createdAgoMs), updatedAgoMs: Math.round(updatedAgoMs) };
  });
};

/** The second save of somebody who saves twice; it is never late. */
const again = ({ who, atMs }: Change, random: Random): Change => ({
  kind: 'edit',
  who,
  atMs: atMs + Math.ceil(random() * 900),
  lateMs: 0,
});

const instants = (count: number, spanMs: number, random: Random): number[] =>
  Array.from({ length: count }, () => Math.floor(random() * spanMs)).sort((a, b) => a - b);

const changes = (peopleCount: number, times: number[], random: Random): Change[] => {
  const savedAt = new Map<number, number>();
  const planned: Change[] = [];
  let count = peopleCount;
  for (const atMs of times) {
    const kind = random() < ADDED ? 'add' : 'edit';
    const who = kind === 'add' ? count : Math.floor(random() * count);
    count += kind === 'add' ? 1 : 0;
    const isApart = atMs - (savedAt.get(who) ?? Number.NEGATIVE_INFINITY) > APART_MS;
    const lateMs = isApart && random() < LATE ? Math.ceil(random() * LATEST_MS) : 0;
    const change: Change = { kind, atMs, who, lateMs };
    planned.push(change);
    if (lateMs === 0 && random() < AGAIN_AT_ONCE) planned.push(again(change, random));
    savedAt.set(who, planned.at(-1)?.atMs ?? atMs);
  }
  return planned.sort((a, b) => a.atMs - b.atMs);
};

/** An organisation and a day of its changes, spread evenly; the same for the same seed. */
export const planOf = (seed: number, changesADay: number): Plan => {
  const random = randomFrom(seed);
  const known = people(changesADay, random);
  const times = instants(Math.round(changesADay / (1 + AGAIN_AT_ONCE)), DAY_MS, random);
  return { people: known, changes: changes(known.length, times, random) };
};

/** The first hours of a plan. */
export const firstHours = ({ people: known, changes: all }: Plan, hours: number): Plan => ({
  people: known,
  changes: all.filter(({ atMs }) => atMs < hours * HOUR_MS),
});

/** The number of customers that changed between one poll and the next, for each poll. */
const freshCounts = (changes: readonly Change[], pollTimes: readonly number[]): number[] => {
  const visible = changes
    .map(({ who, atMs, lateMs }) => ({ who, at: atMs + lateMs }))
    .sort((a, b) => a.at - b.at);
  let next = 0;
  return pollTimes.map((pollTime) => {
    const fresh = new Set<number>();
    for (let one = visible[next]; one && one.at <= pollTime; one = visible[next]) {
      fresh.add(one.who);
      next += 1;
    }
    return fresh.size;
  });
};

/**
 * The least calls with which polls at these times (ms after the start, ascending) see every change:
 * one each, and more pages only where more than a page of customers changed since the poll before.
 */
export const leastCalls = (changes: readonly Change[], pollTimes: readonly number[]): number =>
  freshCounts(changes, pollTimes)
    .map((count) => Math.max(1, Math.ceil(count / PAGE_SIZE)))
    .reduce((a, b) => a + b, 0);
