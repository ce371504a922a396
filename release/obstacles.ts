import type { Contract } from './contract.ts';
import { objection } from './version_objection.ts';

/** What one version changed, in users' words. */
interface Entry {
  version: string;
  lines: string[];
}

/** The entries of a changelog, as they stand: the newest first. */
export const changelogEntries = (text: string): Entry[] =>
  text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [version = '', ...lines] = section.split(/\r?\n/);
      return { version: version.trim(), lines: lines.filter((line) => /^- \S/.test(line)) };
    });

/** All that a release of one app is judged by. */
export interface Candidate {
  name: string;
  /** What package.json says. */
  version: string;
  tagVersion?: string | undefined;
  changelog: string;
  /** The contract of the last release. */
  released: Contract;
  /** The contract of the app as it is built now. */
  built: Contract;
  /** Whether `.zapierapprc` says which app on Zapier is meant. */
  isRegistered: boolean;
}

const tagObstacles = ({ tagVersion, version }: Candidate): string[] =>
  tagVersion === undefined || tagVersion === version
    ? []
    : [`The tag says version ${tagVersion}, but package.json says ${version}.`];

const changelogObstacles = ({ version }: Candidate, entries: Entry[]): string[] => {
  const entry = entries.find((candidate) => candidate.version === version);
  if (entry && entry.lines.length > 0) return [];
  return [`CHANGELOG.md has no entry "## ${version}" with a line that begins with "- ".`];
};

// Compared with itself, or with an older release than the last, an app would pass without a word.
const contractObstacles = ({ name, version, released }: Candidate, entries: Entry[]): string[] => {
  const place = entries.findIndex((candidate) => candidate.version === version);
  if (place < 0) return [];
  const last = entries[place + 1]?.version ?? version;
  if (released.version === last) return [];
  return [
    `release/contract/${name}.json holds ${released.version}, but by CHANGELOG.md the release to compare ${version} with is ${last}: keep the contract of ${last} if it is on Zapier, or release under its number again if its deploy failed (docs/release.md).`,
  ];
};

const registrationObstacles = ({ isRegistered }: Candidate): string[] =>
  isRegistered
    ? []
    : [
        '.zapierapprc in the folder of the app names no app on Zapier: run `npx zapier-platform register` there and commit it.',
      ];

/** What stands in the way of a release, a sentence each; none when it may go out. */
export const obstacles = (candidate: Candidate): string[] => {
  const { name, released, built } = candidate;
  const entries = changelogEntries(candidate.changelog);
  const against = objection(name, released, built);
  return [
    ...tagObstacles(candidate),
    ...changelogObstacles(candidate, entries),
    ...contractObstacles(candidate, entries),
    ...(against ? [against] : []),
    ...registrationObstacles(candidate),
  ];
};
