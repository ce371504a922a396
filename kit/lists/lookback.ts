const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

// Sixteen polls of Zapier's slowest plan, four of an hourly Zap: skew, late commits, failed polls
// and changes in the middle of a walk are all read again.
const ORDINARY_MS = 4 * HOUR_MS;
const SWEEP_MS = 24 * HOUR_MS;

/** For those who change more than one poll can read: widest first, and always wider than a poll's interval. */
const NARROW_MS = [HOUR_MS, 20 * MINUTE_MS];

/** What the poll that fills Zapier's memory reads: more than any later poll. */
export const FILLING_MS = SWEEP_MS + HOUR_MS;

/** The narrowest window that is ever read, in milliseconds. */
export const NARROWEST_MS = Math.min(...NARROW_MS);

/**
 * Whether a poll at this instant (ms) reads a whole day, so that everything comes after an outage.
 * That is the first quarter of every fourth UTC hour. A Zap that polls once an hour always polls in
 * the same quarter, so each of the other quarters has its sweep too, in every sixth hour.
 */
export const isSweep = (now: number): boolean => {
  const hour = Math.floor(now / HOUR_MS);
  const quarter = Math.floor((now % HOUR_MS) / (15 * MINUTE_MS));
  return quarter === 0 ? hour % 4 === 0 : hour % 6 === 2 * quarter - 1;
};

/** The lookback windows of a poll at this instant in milliseconds, widest first: the first that fits is read. */
export const lookbackWindows = (now: number): number[] => [
  ...(isSweep(now) ? [SWEEP_MS] : []),
  ORDINARY_MS,
  ...NARROW_MS,
];
