import { breaking, type Change } from './change.ts';
import type { FindOrCreate } from './contract.ts';
import { hidingChanges } from './hiding_changes.ts';

const PARTS = ['search', 'create', 'update'] as const;

/** What became of a search that may also create. */
export const findOrCreateChanges = (
  place: string,
  was: FindOrCreate,
  now: FindOrCreate,
): Change[] => {
  const parts = PARTS.filter((part) => was[part] !== now[part]).map((part) => {
    const [from, to] = [was[part] ?? 'none', now[part] ?? 'none'];
    return breaking(
      `${place}: its ${part} changed from ${from} to ${to}: what Zaps hold for it may not fit`,
    );
  });
  return [...hidingChanges(place, was, now), ...parts];
};
