import type { Change } from './changes.ts';

const PAGE_SIZE = 100;

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
