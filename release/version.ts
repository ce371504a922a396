const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

// From the least to the most; `back` is a lower version.
const DISTANCES = ['back', 'same', 'patch', 'minor', 'major'] as const;

/** How far one version is above another. */
export type Distance = (typeof DISTANCES)[number];

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
export const raised = (version: string, part: 'major' | 'minor'): string => {
  const [major, minor] = numbersOf(version);
  return part === 'major' ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
};
