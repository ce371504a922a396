import { FILLING_MS, NARROWEST_MS } from './lookback.ts';
import type { ListPage } from './page.ts';
import { type Budget, countSince, roomIn } from './walk.ts';

// Halving a day down to a second takes 17 steps of one call each.
const PRECISION_MS = 1_000;

/** The calls that `fillingWindow` makes at most. */
export const SEARCH_CALLS = Math.ceil(Math.log2(FILLING_MS / PRECISION_MS));

/**
 * The window (ms) for the poll that fills Zapier's memory when 25 hours hold too much for it. It
 * must reach back as far as every later poll can, and a later poll reads a window only when that
 * holds `laterLimit` records at most. So any window that holds more than that will do, and the
 * search ends with the first one that also fits the budget. When there is none, because a burst
 * lies between the two, it ends with the widest window before the burst.
 */
export const fillingWindow = async <T>(
  list: ListPage<T>,
  now: number,
  laterLimit: number,
  budget: Budget,
): Promise<number> => {
  let fitting = NARROWEST_MS;
  let tooWide = FILLING_MS;
  while (tooWide - fitting > PRECISION_MS) {
    const window = Math.round((fitting + tooWide) / 2);
    const count = (await countSince(list, now - window, budget)) ?? Number.POSITIVE_INFINITY;
    const limit = roomIn(budget);
    if (count > laterLimit && count <= limit) return window;
    if (count > limit) tooWide = window;
    else fitting = window;
  }
  return fitting;
};
