/** One difference between two contracts, and the part of the version that must be raised for it. */
export interface Change {
  /** A sentence: where, what, and for a breaking change what it does to users. */
  what: string;
  asks: 'major' | 'minor';
}

/** A change that breaks Zaps: users stay on the old version until they change their Zaps. */
export const breaking = (what: string): Change => ({ what, asks: 'major' });

/** A change that Zaps do not notice. */
export const addition = (what: string): Change => ({ what, asks: 'minor' });

interface Rules<T> {
  removed(key: string): Change;
  added(key: string, now: T): Change;
  kept(key: string, was: T, now: T): Change[];
}

/** Compares two tables key by key: what is gone first, then what is new, then what has changed. */
export const tableChanges = <T>(
  before: Record<string, T>,
  after: Record<string, T>,
  rules: Rules<T>,
): Change[] => {
  const old = new Map(Object.entries(before));
  const current = new Map(Object.entries(after));
  const gone = [...old.keys()].filter((key) => !current.has(key));
  return [
    ...gone.map((key) => rules.removed(key)),
    ...[...current].flatMap(([key, now]) => (old.has(key) ? [] : rules.added(key, now))),
    ...[...current].flatMap(([key, now]) => {
      const was = old.get(key);
      return was === undefined ? [] : rules.kept(key, was, now);
    }),
  ];
};
