import type { Change } from './change_kinds.ts';
import type { Contract } from './contract.ts';
import { contractChanges } from './contract_changes.ts';
import { distance, isUpToFirstRelease, raised, reaches, skipped } from './version_numbers.ts';

const highest = (changes: Change[]): 'major' | 'minor' =>
  changes.some(({ asks }) => asks === 'major') ? 'major' : 'minor';

const ADVICE = {
  major:
    'Undo what breaks Zaps if you can: users cannot be moved across major versions (docs/release.md).',
  minor:
    'Raise the version in package.json with `npm version`, and say in CHANGELOG.md what was added (docs/release.md).',
};

const beforeFirstRelease = (name: string): string =>
  `While 1.0.0 is not on Zapier yet, nobody depends on it: \`npm run contract -- ${name} --before-first-release\` keeps the app as it is now.`;

const skipObjection = (released: string, version: string): string | null => {
  const next = skipped(released, version);
  return next === null
    ? null
    : `Zapier refuses a version that skips one: ${next} must come first. If ${next} was tagged and its deploy failed, release ${next} again (docs/release.md).`;
};

/**
 * Why a version number does not fit what changed since the last release, in words for whoever
 * made the change; null when it fits. `released` is the contract of the last version that arrived
 * on Zapier: a tag whose deploy failed does not count.
 */
export const objection = (name: string, released: Contract, now: Contract): string | null => {
  const made = distance(released.version, now.version);
  const says = `package.json says ${now.version}, and the last release is ${released.version}`;
  if (made === 'back') return `${name}: ${says}. A version never goes back.`;
  const changes = contractChanges(released, now);
  const asked = highest(changes);
  const tooMuch = changes.filter(({ asks }) => !reaches(made, asks));
  if (tooMuch.length === 0) {
    const skip = skipObjection(released.version, now.version);
    return skip && `${name}: ${says}. ${skip}`;
  }
  return [
    `${name} asks for version ${raised(released.version, asked)}; ${says}. What changed:`,
    ...tooMuch.map(({ what }) => `- ${what}.`),
    ADVICE[asked],
    ...(isUpToFirstRelease(now.version) ? [beforeFirstRelease(name)] : []),
  ].join('\n');
};
