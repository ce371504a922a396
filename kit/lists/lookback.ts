const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;

// Room for a poll that comes a little late, a late save, and a time that is filled in ten minutes later.
const ROOM_MS = 15 * MINUTE_MS;

/**
 * What every poll reads at least, in milliseconds, whatever the load: an hour, which is the longest
 * interval that is promised, and some room.
 */
export const FLOOR_MS = HOUR_MS + ROOM_MS;

// An hourly Zap reads them every fourth time. The worst case: the poll at 3:00 works, the one at 4:00
// should read them and fails, and the one at 8:00 reads them, five hours after the one that worked.
const FIVE_HOURS_MS = 5 * HOUR_MS + ROOM_MS;

// An hourly Zap reads it every twelfth time. After an outage of eleven hours that is 24 hours after the
// last poll that worked, in the worst case. So a day with room is tried first. What comes each night at
// the same time stands twice in that, and may make it too long: then a day without room is tried.
const DAY_MS = 24 * HOUR_MS;
const DAYS_MS = [DAY_MS + ROOM_MS, DAY_MS];

/** What the poll that fills Zapier's memory reads, in milliseconds: more than any later poll. */
export const FILLING_MS = 25 * HOUR_MS;

// Polls come up to 90 seconds early or late. A Zap that polls where two quarters meet must not miss the
// turns of both for that. So each quarter begins 90 seconds early and ends 90 seconds late.
const EDGE_MS = 1.5 * MINUTE_MS;

// A Zap that polls once an hour always polls in the same quarter of the hour, such as at :20. So each
// of the four quarters has its hours: the first quarter 0:00, 4:00, 8:00, the second 2:15, 6:15, 10:15.
const HOUR_FOR_FIVE_HOURS = [0, 2, 1, 0]; // of each four
const HOUR_FOR_DAY = [0, 2, 5, 8]; // of each twelve, and always one for five hours too

/** The windows (ms) that have their turn in the quarter of an hour of an instant (ms). */
const turnsAt = (instant: number): number[] => {
  const hour = Math.floor(instant / HOUR_MS);
  const quarter = Math.floor((instant % HOUR_MS) / QUARTER_MS);
  if (hour % 12 === HOUR_FOR_DAY[quarter]) return [...DAYS_MS, FIVE_HOURS_MS];
  return hour % 4 === HOUR_FOR_FIVE_HOURS[quarter] ? [FIVE_HOURS_MS] : [];
};

/**
 * The windows (ms) that a poll at this instant (ms) tries before the floor, the widest first. The
 * clock decides, not the load:
 * - 5 hours at 0:00, 0:45, 1:30, 2:15, 4:00, 4:45 … UTC: a Zap that polls every 15 minutes or faster
 *   reads them at least every 1 hour and 45 minutes, an hourly one every four hours;
 * - 24 hours at 0:00, 2:15, 5:30, 8:45, 12:00 … UTC: at least every 3 hours and 15 minutes for
 *   such a Zap, every 12 hours for an hourly one.
 */
export const wideWindows = (now: number): number[] => {
  const turns = [now - EDGE_MS, now, now + EDGE_MS].map(turnsAt);
  return turns.reduce((widest, turn) => (turn.length > widest.length ? turn : widest));
};
