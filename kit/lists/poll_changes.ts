import type { Served } from './bounded_read.ts';
import { instantOf, newestFirst } from './instants.ts';
import { PAGE_SIZE } from './page.ts';
import { type PollMeta, type PollPlan, SAMPLE_SIZE, SETTLING_MS } from './poll_plan.ts';
import { recentChanges } from './recent_changes.ts';
import { knownAtSwitchOn } from './switch_on.ts';

// A time that lies further ahead is wrong: whoever waited for it would wait for ever.
const FURTHEST_AHEAD_MS = 10 * 60_000;

// A change whose time cannot be read counts at once, as nobody can say when it would be old enough.
const isSettled = <T extends { id: string }>(
  { record, servedAt }: Served<T>,
  { replicationKey, settlingMs = () => SETTLING_MS }: PollPlan<T>,
): boolean => {
  const changed = instantOf(record[replicationKey]);
  const settling = settlingMs(record);
  if (changed === undefined || changed > servedAt + FURTHEST_AHEAD_MS || settling === 0)
    return true;
  // The two seconds are of the vendor's clock. A longer wait must end before the floor of an hourly Zap
  // has gone by, which is of ours: so it ends by the clock that is ahead.
  const now = settling > SETTLING_MS ? Math.max(servedAt, Date.now()) : servedAt;
  return changed < now - settling;
};

// A record that changed during the walk may come twice.
const latestStates = <T extends { id: string }>(served: Served<T>[], key: keyof T): T[] => {
  const latest = new Map<string, T>();
  for (const { record } of served) {
    const known = instantOf(latest.get(record.id)?.[key]) ?? Number.NEGATIVE_INFINITY;
    if ((instantOf(record[key]) ?? known) >= known) latest.set(record.id, record);
  }
  return [...latest.values()];
};

const wantedOf = <T extends { id: string }>(records: T[], plan: PollPlan<T>): T[] => {
  const { isWanted = () => true, orderedBy = plan.replicationKey } = plan;
  const wanted = records.filter((record) => isWanted(record));
  return newestFirst(wanted, (record) => instantOf(record[orderedBy]));
};

// One page of a list is enough, so that filters which the vendor does not know find something too.
const sample = async <T extends { id: string }>(plan: PollPlan<T>): Promise<T[]> => {
  for (const list of plan.parts ?? [plan.list]) {
    const { items } = await list({ limit: PAGE_SIZE });
    const wanted = wantedOf(items, plan);
    if (wanted.length > 0) return wanted.slice(0, SAMPLE_SIZE);
  }
  return [];
};

/**
 * One poll. It reads a whole lookback window again each time and lets Zapier drop what it has seen,
 * so nothing has to be stored and nothing can be lost between two polls. The poll that fills
 * Zapier's memory reaches further back than any later one. A sample for the editor is one call, or
 * one for each part until something is found. Returns events, newest first. Throws, and returns no
 * part, when not even the floor fits.
 */
export const poll = async <T extends { id: string }>(
  plan: PollPlan<T>,
  meta?: PollMeta | null,
): Promise<T[]> => {
  if (meta?.isLoadingSample) return sample(plan);
  const isFilling = meta?.isPopulatingDedupe === true;
  const { served, since } = isFilling ? await knownAtSwitchOn(plan) : await recentChanges(plan);
  const settled = served.filter((one) => isFilling || isSettled(one, plan));
  const { replicationKey, isNews = () => true } = plan;
  const records = wantedOf(latestStates(settled, replicationKey), plan);
  return records.filter((record) => isNews(record, since));
};
