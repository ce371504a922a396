import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { definitionAt } from '../sandbox/zapier/app_definition.ts';
import { contractOf } from './app_contract.ts';
import type { App } from './apps.ts';
import { type Contract, contractSchema } from './contract.ts';
import { isUpToFirstRelease } from './version_numbers.ts';

/** The contract of an app as it is built now. */
export const builtContract = async ({ appPath }: App): Promise<Contract> =>
  contractOf(await definitionAt(appPath));

/** Where the contract of an app's last release is kept. */
export const contractFile = ({ name }: App): string => `release/contract/${name}.json`;

/** A contract as its file holds it. */
export const printedContract = (contract: Contract): string =>
  `${JSON.stringify(contractSchema.parse(contract), null, 2)}\n`;

/** The contract of an app's last release. Throws a sentence that says what to do without one. */
export const keptContract = (app: App): Contract => {
  const file = contractFile(app);
  if (!existsSync(file)) {
    throw new Error(`${file} is missing. Run \`npm run contract -- ${app.name}\` and commit it.`);
  }
  return contractSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
};

const versioned = z.looseObject({ version: z.string() });

const versionIn = (kept: string): string => versioned.parse(JSON.parse(kept)).version;

const refusal = (file: string, version: string): string => {
  const orElse = isUpToFirstRelease(version)
    ? ', or add --before-first-release if 1.0.0 is not out yet'
    : '';
  return `${file} holds another contract of ${version}, the version in package.json: undo the change or raise the version with \`npm version\`${orElse} (docs/release.md).`;
};

/**
 * What a contract's file is to hold, when it holds `kept` (nothing when empty) and the app is built
 * like this. Throws when it holds another contract of the same version: whatever changed since the
 * release would pass every guard from then on. Before 1.0.0 is out, it is renewed all the same.
 */
export const renewedText = (
  file: string,
  kept: string,
  built: Contract,
  isBeforeFirstRelease: boolean,
): string => {
  const printed = printedContract(built);
  const isOther = kept !== '' && kept !== printed && versionIn(kept) === built.version;
  const isAllowed = isBeforeFirstRelease && isUpToFirstRelease(built.version);
  if (isOther && !isAllowed) throw new Error(refusal(file, built.version));
  return printed;
};

/** Keeps the contract of an app as it is built now, as the one of its last release. */
export const keepContract = async (app: App, isBeforeFirstRelease: boolean): Promise<void> => {
  const file = contractFile(app);
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, renewedText(file, kept, await builtContract(app), isBeforeFirstRelease));
};
