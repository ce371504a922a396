const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * What every poll reads at least, in milliseconds, whatever the load: an hour, which is the longest
 * interval that is promised, and room for a poll that comes a little late, a late save and a time
 * that is filled in later.
 */
export const FLOOR_MS = 75 * MINUTE_MS;

// After one failed poll, an hourly Zap reads them four hours after the last poll that worked, and what
// that poll left must still be in them: so they are as much longer as the floor is.
const FOUR_HOURS_MS = 3 * HOUR_MS + FLOOR_MS;
const DAY_MS = 24 * HOUR_MS;

/** What the poll that fills Zapier's memory reads: more than any later poll. */
export const FILLING_MS = DAY_MS + HOUR_MS;

// Polls come up to 90 seconds early or late. A Zap that polls at the edge of a quarter must not miss its
// sweep for that, so a quarter begins and ends as much outside itself.
const EDGE_MS = 1.5 * MINUTE_MS;

interface Quarter {
  /** Hours since 1970, UTC. */
  hour: number;
  /** 0 to 3. */
  quarter: number;
}

const quarterAt = (instant: number): Quarter => ({
  hour: Math.floor(instant / HOUR_MS),
  quarter: Math.floor((instant % HOUR_MS) / QUARTER_MS),
});

// A Zap that polls once an hour always polls in the same quarter of the hour, such as at :20. So each
// of the four quarters has its turn: the day is read at 0:00, 3:15, 6:30 and 9:45, and so on.
const isForFourHours = ({ hour, quarter }: Quarter): boolean => (hour + quarter) % 3 === 0;
const isForDay = ({ hour, quarter }: Quarter): boolean => hour % 12 === 3 * quarter;

/**
 * The windows (ms) that a poll at this instant (ms) tries before the floor, the widest first. The
 * clock decides, not the load:
 * - 4 hours at 0:00, 0:45, 1:30, 2:15 … UTC: a Zap that polls every 15 minutes or faster reads
 *   them at least every 45 minutes, an hourly one every third time;
 * - 24 hours at 0:00, 3:15, 6:30, 9:45, 12:00 … UTC: at least every 3 hours and 15 minutes for
 *   such a Zap, every 12 hours for an hourly one.
 */
export const wideWindows = (now: number): number[] => {
  const quarters = [now - EDGE_MS, now, now + EDGE_MS].map(quarterAt);
  return [
    ...(quarters.some(isForDay) ? [DAY_MS] : []),
    ...(quarters.some(isForFourHours) ? [FOUR_HOURS_MS] : []),
  ];
};
