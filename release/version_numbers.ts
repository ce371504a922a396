const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

// From the least to the most; `back` is a lower version.
const DISTANCES = ['back', 'same', 'patch', 'minor', 'major'] as const;

/** How far one version is above another. */
export type Distance = (typeof DISTANCES)[number];

/** A part of a version that can be raised. */
export type Part = 'patch' | 'minor' | 'major';

const numbersOf = (version: string): [number, number, number] => {
  const [, major, minor, patch] = VERSION.exec(version) ?? [];
  if (patch === undefined) throw new Error(`"${version}" is no version such as 1.0.1.`);
  return [Number(major), Number(minor), Number(patch)];
};

/** Which part of the version was raised, the leftmost that differs. */
export const distance = (before: string, after: string): Distance => {
  const old = numbersOf(before);
  const place = numbersOf(after).findIndex((number, index) => number !== old[index]);
  if (place < 0) return 'same';
  if ((numbersOf(after)[place] ?? 0) < (old[place] ?? 0)) return 'back';
  return (['major', 'minor', 'patch'] as const)[place] ?? 'same';
};

/** Whether a distance is as far as asked, or farther. */
export const reaches = (made: Distance, asked: Distance): boolean =>
  DISTANCES.indexOf(made) >= DISTANCES.indexOf(asked);

/** The lowest version that raises this part. */
export const raised = (version: string, part: Part): string => {
  const [major, minor, patch] = numbersOf(version);
  if (part === 'major') return `${major + 1}.0.0`;
  return part === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
};

/**
 * The version that must come before `after`, when one is skipped; null when none is. After 1.0.0
 * Zapier takes 1.0.1, 1.1.0 and 2.0.0 alone:
 * docs.zapier.com/integrations/news/2026/no-skip-or-intermediate-versions.
 */
export const skipped = (before: string, after: string): string | null => {
  const made = distance(before, after);
  if (made === 'same' || made === 'back') return null;
  const next = raised(before, made);
  return next === after ? null : next;
};

const FIRST_RELEASE = '1.0.0';

/** Whether a version is not above 1.0.0, so that it may not be out yet. */
export const isUpToFirstRelease = (version: string): boolean =>
  ['same', 'back'].includes(distance(FIRST_RELEASE, version));

const TAG = /^([a-z][a-z0-9-]*)-v(\d+\.\d+\.\d+)$/;

/** What a release tag such as `instant-compliance-v1.0.1` says; null when a text is no such tag. */
export const readTag = (tag: string): { name: string; version: string } | null => {
  const [, name, version] = TAG.exec(tag) ?? [];
  return name && version ? { name, version } : null;
};
