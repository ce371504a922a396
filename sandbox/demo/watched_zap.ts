import type { SimulatedTime } from '../simulated_time.ts';
import type { Event, Zap } from '../zapier/zap.ts';
import type { Act } from './stage.ts';

// Zapier polls every two minutes on its commonest paid plan.
const INTERVAL_MS = 2 * 60_000;

/** Whether a poll started nothing. */
export const isQuiet = (events: Event[]): boolean => events.length === 0;

/** A Zap that is on, as the play shows it: what its trigger is called, and how an event reads. */
export interface WatchedZap {
  zap: Zap;
  called: string;
  described(event: Event): string;
}

/** Polls after the usual interval; each promise about the events must hold, and one call must do. */
export const pollAct = async (
  { zap, called, described }: WatchedZap,
  time: SimulatedTime,
  promises: Record<string, (events: Event[]) => boolean>,
): Promise<Act> => {
  time.advance(INTERVAL_MS);
  const { events, apiCalls } = await zap.poll();
  const kept = Object.entries(promises).map(([promise, holds]) => [promise, holds(events)]);
  const mustHold = { ...Object.fromEntries(kept), 'a poll is one call': apiCalls.length === 1 };
  const cameBack = isQuiet(events)
    ? 'nothing new, the Zap rests'
    : `fires for ${events.map(described).join('; ')}`;
  return { called, apiCalls, cameBack, mustHold };
};
