import { BoundedRead, type Budget, readWhole, type Shortage } from './bounded_read.ts';
import { utcSeconds } from './instants.ts';
import { FLOOR_MS, wideWindows } from './lookback.ts';
import type { ListPage } from './page.ts';
import {
  FLOOR,
  type Found,
  POLL_MS,
  type PollPlan,
  tooMuch,
  WIDE,
  waysToRead,
} from './poll_plan.ts';

// The calls of one poll, all its windows together. The vendor takes 60 a minute of one key.
const POLL_CALLS = 58;

const PACE_MARGIN = 1.2; // a vendor may become slower while it is read

// What a look at a wide window may take from a poll, in ms. The floor then still has its 20 s, and
// the step ends before its 25 s are over.
const LOOK_MS = 2_500;

/** One way through the windows of a poll. */
interface Attempt<T> {
  now: number;
  budget: Budget;
  counted: 'at once' | 'never';
  /** The answer when no wide window fits; null until it is known, for the floor. */
  fallback: Found<T> | null;
}

/** What changed within the floor. Throws when that does not fit: something may be missed then. */
const floorOf = async <T extends { id: string }>(
  plan: PollPlan<T>,
  { now, budget }: Attempt<T>,
): Promise<Found<T>> => {
  const since = now - FLOOR_MS;
  const reach = { updatedSince: utcSeconds(since), ...FLOOR };
  // A wide window may have been left out for its count. Here the count is compared with the
  // records.
  const isDoubted = wideWindows(now).length > 0;
  let lacking: Shortage = { count: 0, isSlow: false };
  for (const lists of waysToRead(plan)) {
    const counted = isDoubted || lists.length > 1 ? 'at once' : 'on the second page';
    const read = await readWhole({ lists, counted, ...reach }, budget);
    if (read.served) return { ...read, since };
    lacking = read.shortage;
  }
  throw tooMuch(lacking);
};

// When the floor is too long as one list, learning so takes two pages and a count check; its parts are
// read then.
const FLOOR_LOOK_CALLS = 3;

// The floor is a part of the wide window, so it takes no longer than the wide window. Until the vendor
// has counted the wide window, the floor may take all that a poll is allowed.
const mayStarveFloor = <T extends { id: string }>(
  { wholeMs, wholeCalls, msPerCall }: BoundedRead<T>,
  { endsAt, callsLeft }: Budget,
): boolean => {
  const floorMs = Math.min(POLL_MS, PACE_MARGIN * wholeMs);
  const floorCalls = Math.min(FLOOR.maxCalls, wholeCalls) + FLOOR_LOOK_CALLS;
  return performance.now() + msPerCall + floorMs > endsAt || 1 + floorCalls > callsLeft;
};

/**
 * What changed within a wide window; null when that does not fit. Once it could use up what the floor
 * needs, the floor is read first, and becomes the fallback. A wide window that fails is an error: it
 * may be the one that brings what an outage has left out.
 */
const wideWindow = async <T extends { id: string }>(
  plan: PollPlan<T>,
  attempt: Attempt<T>,
  reach: { lists: ListPage<T>[]; since: number },
): Promise<Found<T> | null> => {
  const { budget, counted } = attempt;
  const { lists, since } = reach;
  const read = new BoundedRead(
    { lists, updatedSince: utcSeconds(since), counted, ...WIDE },
    budget,
  );
  while (!read.isDone) {
    const isTooSlow = performance.now() + PACE_MARGIN * read.msToGo > budget.endsAt - LOOK_MS;
    if (isTooSlow || read.shortage) return null;
    if (attempt.fallback || !mayStarveFloor(read, budget)) await read.readPage();
    else attempt.fallback = await floorOf(plan, attempt);
  }
  const { served, isMiscounted } = read;
  return read.shortage ? null : { served, isMiscounted, since };
};

const HARDLY_NARROWER = 0.9;

const widestThatFits = async <T extends { id: string }>(
  plan: PollPlan<T>,
  attempt: Attempt<T>,
): Promise<Found<T>> => {
  let before = Number.POSITIVE_INFINITY;
  let isCostly = false;
  for (const window of wideWindows(attempt.now)) {
    const since = attempt.now - window;
    if (attempt.fallback && attempt.fallback.since <= since) break;
    // Without a count, a window that does not fit costs all that it may take. One that is hardly
    // narrower would take the rest.
    if (isCostly && window > HARDLY_NARROWER * before) continue;
    const { callsLeft } = attempt.budget;
    for (const lists of waysToRead(plan)) {
      const found = await wideWindow(plan, attempt, { lists, since });
      if (found) return found;
    }
    isCostly = callsLeft - attempt.budget.callsLeft > waysToRead(plan).flat().length;
    before = window;
  }
  return attempt.fallback ?? floorOf(plan, attempt);
};

/**
 * What changed lately: within the widest window that the clock asks for and that fits, or else
 * within the floor. A window that is too long for the whole list is tried by the plan's parts, so
 * that the changes of others push out nothing that is wanted. When the records show that the vendor
 * counts wrongly, the wider windows are tried again without its counts. Throws when not even the
 * floor fits.
 */
export const recentChanges = async <T extends { id: string }>(
  plan: PollPlan<T>,
): Promise<Found<T>> => {
  const now = Date.now();
  const budget = { callsLeft: POLL_CALLS, endsAt: performance.now() + LOOK_MS + POLL_MS };
  const found = await widestThatFits(plan, { now, budget, counted: 'at once', fallback: null });
  const [widest = FLOOR_MS] = wideWindows(now);
  const isWidest = found.since === now - widest;
  if (isWidest || !found.isMiscounted) return found;
  return widestThatFits(plan, { now, budget, counted: 'never', fallback: found });
};
