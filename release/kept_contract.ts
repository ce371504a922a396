import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { definitionAt } from '../sandbox/zapier/app_definition.ts';
import type { App } from './apps.ts';
import { contractOf } from './built_app.ts';
import { type Contract, contractSchema } from './contract.ts';
import { refusal } from './renewal.ts';

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

/**
 * Keeps the contract of an app as it is built now, as the one of its last release. Answers with the
 * sentence that says why not when it may not be written, or else with null.
 */
export const keepContract = async (
  app: App,
  isBeforeFirstRelease: boolean,
): Promise<string | null> => {
  const file = contractFile(app);
  const built = await builtContract(app);
  const printed = printedContract(built);
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const why = refusal({ file, kept, built, printed, isBeforeFirstRelease });
  if (why === null) writeFileSync(file, printed);
  return why;
};
