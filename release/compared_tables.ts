import type { Change } from './change_kinds.ts';

interface Rules<T> {
  removed(key: string): Change[];
  added(key: string, now: T): Change[];
  kept(key: string, was: T, now: T): Change[];
}

/** Compares two tables key by key: what is gone first, then what is new, then what has changed. */
export const compared = <T>(
  before: Record<string, T>,
  after: Record<string, T>,
  rules: Rules<T>,
): Change[] => {
  const old = new Map(Object.entries(before));
  const current = new Map(Object.entries(after));
  const gone = [...old.keys()].filter((key) => !current.has(key));
  return [
    ...gone.flatMap((key) => rules.removed(key)),
    ...[...current].flatMap(([key, now]) => (old.has(key) ? [] : rules.added(key, now))),
    ...[...current].flatMap(([key, now]) => {
      const was = old.get(key);
      return was === undefined ? [] : rules.kept(key, was, now);
    }),
  ];
};
