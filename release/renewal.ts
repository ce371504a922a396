import * as z from 'zod';
import type { Contract } from './contract.ts';
import { distance } from './version.ts';

/** What a contract is about to be written over. */
export interface Renewal {
  /** Where the contract is kept. */
  file: string;
  /** What stands there; empty when there is no file. */
  kept: string;
  built: Contract;
  /** What would stand there. */
  printed: string;
  /** Whether whoever asks says that 1.0.0 is not out yet. */
  isBeforeFirstRelease: boolean;
}

const FIRST_RELEASE = '1.0.0';

const keptContract = z.looseObject({ version: z.string() });

const versionIn = (kept: string): string => keptContract.parse(JSON.parse(kept)).version;

/** Whether a version is not above 1.0.0, so that it may not be out yet. */
export const isUpToFirstRelease = (version: string): boolean =>
  ['same', 'back'].includes(distance(FIRST_RELEASE, version));

/**
 * Why a contract may not be written anew, as a sentence; null when it may. Under the version that
 * it already has, whatever changed since the release would pass every guard from then on.
 */
export const refusal = ({
  file,
  kept,
  built,
  printed,
  isBeforeFirstRelease,
}: Renewal): string | null => {
  const { version } = built;
  if (kept === '' || kept === printed || versionIn(kept) !== version) return null;
  const canBeBefore = isUpToFirstRelease(version);
  if (canBeBefore && isBeforeFirstRelease) return null;
  const orElse = canBeBefore ? ', or add --before-first-release if 1.0.0 is not out yet' : '';
  return `${file} holds another contract of ${version}, the version in package.json: undo the change or raise the version with \`npm version\`${orElse} (docs/release.md).`;
};
