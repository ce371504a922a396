import * as z from 'zod';
import { appOf } from '../release/apps.ts';
import { definitionAt } from '../sandbox/zapier/app_definition.ts';
import { runPlatformCli } from './platform_cli.ts';
import { type Issue, readVerdict, verdictDifferences } from './zapier_verdict.ts';

// Asks Zapier's online checks about a built app. It sends the definition, and needs no login.

const failedRun = z.object({ stdout: z.string(), stderr: z.string() });

/** What the CLI printed; it fails when the app does not fit the schema, and prints that as well. */
const printed = (folder: string): Promise<string> =>
  runPlatformCli(folder, ['validate', '--format', 'json', '--skip-build']).catch(
    (error: unknown) => {
      const { stdout, stderr } = failedRun.parse(error);
      if (/^\[/m.test(stdout)) return stdout;
      throw new Error(`Zapier gave no verdict: ${stderr.trim()}`);
    },
  );

const lineOf = ({ severity, code, place, description }: Issue): string =>
  `${severity === 'error' ? '✘' : '-'} ${severity}: ${code} in ${place}: ${description}`;

const main = async (nameOrTag: string): Promise<void> => {
  const { name, folder, appPath } = appOf(nameOrTag);
  const verdict = readVerdict(await printed(folder));
  const failed = verdict.filter(({ severity }) => severity === 'error');
  console.log(`Zapier names ${verdict.length} in ${name}, and ${failed.length} of them fail:`);
  for (const issue of verdict) console.log(lineOf(issue));
  const differences = verdictDifferences(verdict, await definitionAt(appPath));
  console.log(differences.length === 0 ? 'npm run check says the same.' : 'What differs:');
  for (const difference of differences) console.log(`- ${difference}`);
  if (failed.length > 0) process.exitCode = 1;
};

const [nameOrTag = ''] = process.argv.slice(2);
await main(nameOrTag).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
