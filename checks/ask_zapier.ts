import * as z from 'zod';
import { appOf } from '../release/apps.ts';
import { definitionAt } from '../sandbox/zapier/app_definition.ts';
import { runPlatformCli } from './platform_cli.ts';
import { type Issue, readVerdict, verdictDifferences } from './zapier_verdict.ts';

// Asks Zapier's online checks about a built app. It sends the definition, and needs no login.

const failedRun = z.object({ stdout: z.string(), stderr: z.string() });

/** What the CLI says of its failure: its first paragraph, without symbols and progress. */
const reasonIn = (stderr: string): string => {
  const text = stderr.replaceAll(/^ *› */gm, '');
  const [, reason = text] = /Error: (.*?)(?:\n\s*\n|$)/s.exec(text) ?? [];
  return reason.trim().replaceAll(/\s+/g, ' ');
};

/** The CLI fails when the app does not fit the schema: that is a verdict, too. */
const verdictOn = async (folder: string): Promise<Issue[]> => {
  const { stdout, stderr } = await runPlatformCli(folder, [
    'validate',
    '--format',
    'json',
    '--skip-build',
  ]).then(
    (printed) => ({ stdout: printed, stderr: '' }),
    (error: unknown) => failedRun.parse(error),
  );
  try {
    return readVerdict(stdout);
  } catch (error) {
    if (stderr === '') throw error;
    throw new Error(`Zapier gave no verdict: ${reasonIn(stderr)}`);
  }
};

const lineOf = ({ severity, code, place, description }: Issue): string =>
  `${severity === 'error' ? '✘' : '-'} ${severity}: ${code} in ${place}: ${description}`;

const main = async (nameOrTag: string): Promise<void> => {
  const { name, folder, appPath } = appOf(nameOrTag);
  const verdict = await verdictOn(folder);
  const failed = verdict.filter(({ severity }) => severity === 'error');
  console.log(`${name}: Zapier names ${verdict.length}, of which ${failed.length} stop a push.`);
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
