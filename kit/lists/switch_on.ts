import { problem } from '../errors/sentences.ts';
import { type Budget, readWhole, type Served, type Shortage } from './bounded_read.ts';
import { utcSeconds } from './instants.ts';
import { FILLING_MS, FLOOR_MS } from './lookback.ts';
import type { ListPage } from './page.ts';
import { FLOOR, type Found, POLL_MS, type PollPlan, WIDE, waysToRead } from './poll_plan.ts';

// Halving a day down to a second takes 17 calls.
const PRECISION_MS = 1_000;

const cannotBeKnown = ({ count, isSlow }: Shortage) =>
  isSlow ? problem('slow_list') : problem('too_many_at_switch_on', { count: String(count) });

/** How many records changed since an instant (ms), by one small call. Throws when it is not said. */
const countSince = async <T>(list: ListPage<T>, since: number, budget: Budget): Promise<number> => {
  if (performance.now() > budget.endsAt) throw problem('slow_list');
  budget.callsLeft -= 1;
  const updatedSince = utcSeconds(since);
  const { totalCount } = await list({ updatedSince, limit: 1, withTotal: true });
  if (totalCount === undefined) throw cannotBeKnown({ count: FLOOR.maxRecords, isSlow: false });
  return totalCount;
};

/**
 * The window (ms) to remember when 25 hours hold too much. It must reach back as far as every
 * later poll can:
 * - the floor of a later poll reaches back 75 minutes, so that much is always remembered;
 * - a wider window of a later poll is read only when it holds 2,500 records at most. So a window that
 *   holds more than 2,500 now is wide enough, and the search ends with the first such window that
 *   can be read within the budget.
 * Example: 25 h hold 6,000 records and 9 h hold 3,000, so 9 h are remembered. A burst may leave no
 * such window: 9 h hold 2,000 and a second more holds 6,000. Then the 9 h are remembered.
 */
const windowToRemember = async <T>(
  list: ListPage<T>,
  now: number,
  budget: Budget,
): Promise<number> => {
  const pageSize = FLOOR.maxRecords / FLOOR.maxCalls;
  let fitting = 0;
  let tooWide = FILLING_MS;
  let window = FLOOR_MS;
  while (tooWide - fitting > PRECISION_MS) {
    const count = await countSince(list, now - window, budget);
    const fits = count <= budget.callsLeft * pageSize;
    if (!fits && window === FLOOR_MS) throw cannotBeKnown({ count, isSlow: false });
    if (fits && count > WIDE.maxRecords) return window;
    if (fits) fitting = window;
    else tooWide = window;
    window = Math.round((fitting + tooWide) / 2);
  }
  return fitting;
};

const changesToRemember = async <T extends { id: string }>(
  plan: PollPlan<T>,
  now: number,
  budget: Budget,
): Promise<Found<T>> => {
  const since = now - FILLING_MS;
  let lacking: Shortage = { count: 0, isSlow: false };
  for (const lists of waysToRead(plan)) {
    const reach = { lists, updatedSince: utcSeconds(since), ...FLOOR };
    const { served, shortage } = await readWhole(reach, budget);
    if (served) return { served, since };
    lacking = shortage;
  }
  if (lacking.isSlow || plan.remembersDay) throw cannotBeKnown(lacking);
  const narrower = now - (await windowToRemember(plan.list, now, budget));
  const reach = { lists: [plan.list], updatedSince: utcSeconds(narrower), ...FLOOR };
  const { served, shortage } = await readWhole(reach, budget);
  if (served) return { served, since: narrower };
  throw cannotBeKnown(shortage);
};

const listed = async <T extends { id: string }>(
  lists: ListPage<T>[],
  budget: Budget,
): Promise<Served<T>[]> => {
  if (lists.length === 0) return [];
  const { served, shortage } = await readWhole({ lists, ...FLOOR }, budget);
  if (served) return served;
  if (shortage.isSlow) throw problem('slow_list');
  throw problem('too_many_known', { count: String(shortage.count) });
};

/**
 * What Zapier's memory must hold when a Zap is switched on: all that a later poll can reach, so that
 * nothing fires which was there before. Throws when that cannot be known within the calls of `FLOOR`
 * and within `POLL_MS`.
 */
export const knownAtSwitchOn = async <T extends { id: string }>(
  plan: PollPlan<T>,
): Promise<Found<T>> => {
  const now = Date.now();
  const budget = { callsLeft: FLOOR.maxCalls, endsAt: performance.now() + POLL_MS };
  const known = await listed(plan.alsoRemember ?? [], budget);
  const { served, since } = await changesToRemember(plan, now, budget);
  return { served: [...known, ...served], since };
};
