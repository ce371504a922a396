import { BoundedRead, type Budget, readWhole, type Served, type Shortage } from './bounded_read.ts';
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

/** What changed within the floor. Throws when that does not fit: something may be missed then. */
const floorOf = async <T extends { id: string }>(
  plan: PollPlan<T>,
  now: number,
  budget: Budget,
): Promise<Served<T>[]> => {
  const updatedSince = utcSeconds(now - FLOOR_MS);
  let lacking: Shortage = { count: 0, isSlow: false };
  for (const lists of waysToRead(plan)) {
    const { served, shortage } = await readWhole({ lists, updatedSince, ...FLOOR }, budget);
    if (served) return served;
    lacking = shortage;
  }
  throw tooMuch(lacking);
};

// A floor that is too long for the whole list takes two pages and the check of a count, and is then
// read by its parts.
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
 * What changed within a wide window; null when that does not fit. Once it could use up what the
 * floor needs, the floor is read first, and is the answer should the wide window then not fit. A wide
 * window that fails is an error: it may be the one that brings what an outage has left out.
 */
const wideOrFloor = async <T extends { id: string }>(
  plan: PollPlan<T>,
  lists: ListPage<T>[],
  { now, window, budget }: { now: number; window: number; budget: Budget },
): Promise<Found<T> | null> => {
  const since = now - window;
  const read = new BoundedRead({ lists, updatedSince: utcSeconds(since), ...WIDE }, budget);
  let floor: Found<T> | null = null;
  while (!read.isDone) {
    const isTooSlow = performance.now() + PACE_MARGIN * read.msToGo > budget.endsAt - LOOK_MS;
    const mayStarve = !floor && mayStarveFloor(read, budget);
    if (isTooSlow || (read.shortage && (mayStarve || !(await read.isMiscounted())))) return floor;
    if (mayStarve) floor = { served: await floorOf(plan, now, budget), since: now - FLOOR_MS };
    else await read.readPage();
  }
  return read.shortage ? floor : { served: read.served, since };
};

/**
 * What changed lately: within the widest window that the clock asks for and that fits, or else
 * within the floor. A window that is too long for the whole list is tried by the plan's parts, so
 * that the changes of others push out nothing that is wanted. Throws when not even the floor fits.
 */
export const recentChanges = async <T extends { id: string }>(
  plan: PollPlan<T>,
): Promise<Found<T>> => {
  const now = Date.now();
  const budget = { callsLeft: POLL_CALLS, endsAt: performance.now() + LOOK_MS + POLL_MS };
  for (const window of wideWindows(now)) {
    for (const lists of waysToRead(plan)) {
      const found = await wideOrFloor(plan, lists, { now, window, budget });
      if (found) return found;
    }
  }
  return { served: await floorOf(plan, now, budget), since: now - FLOOR_MS };
};
