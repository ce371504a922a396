import { callsADay, type Measured } from '../cells.ts';

const LIMIT_A_DAY = 10_000;
const MINUTE_MS = 60_000;

/** A whole number with commas, as 12,345. */
export const grouped = (count: number): string => Math.round(count).toLocaleString('en');

/** Events that were lost, out of those that had to come. */
export const lostText = ({ lost, due }: Measured): string =>
  lost === 0 ? '0' : `**${grouped(lost)} of ${grouped(due)}**`;

/** A count that should be 0. */
export const wrongText = (count: number): string => (count === 0 ? '0' : `**${grouped(count)}**`);

/** Calls a day, bold when they are more than a key may make. */
export const callsText = (measured: Measured): string => {
  const calls = callsADay(measured);
  return calls > LIMIT_A_DAY ? `**${grouped(calls)}**` : grouped(calls);
};

export const multipleText = ({ calls, leastCalls }: Measured): string =>
  (calls / leastCalls).toFixed(2);

/** A dash when nothing came at all. */
export const delayText = ({ longestDelayMs, lost, due }: Measured): string =>
  lost === due ? '–' : `${grouped(Math.ceil(longestDelayMs / MINUTE_MS))} min`;
