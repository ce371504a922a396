import { parseArgs } from 'node:util';
import { appsIn } from '../release/apps.ts';
import { definitionAt } from '../sandbox/zapier/app_definition.ts';
import { builtAppAt } from './built_app.ts';
import { type Report, reportOn } from './report.ts';
import { runsOn } from './stage_runs.ts';
import { stages } from './stages.ts';

const readArguments = () =>
  parseArgs({ allowPositionals: true, options: { quiet: { type: 'boolean', default: false } } });

const LEGEND = `
D004 and the like are Zapier's names of its checks. An error stops a push, a task keeps an app out
of the App Directory, a warning stops nothing; a house rule is ours. "documented": read from
Zapier's pages. "observed": seen in what Zapier answers about public apps.`;

type Subject = [name: string, report: () => Promise<Report>];

/** The apps of this repository, checked with runs against their sandboxes. */
const ownApps = (): Subject[] =>
  appsIn().map(({ name, appPath }) => [
    name,
    async () => {
      const stage = stages.get(name);
      const runs = stage ? await runsOn(stage, appPath) : undefined;
      return reportOn(await definitionAt(appPath), runs);
    },
  ]);

/** Apps that are named by their paths, whoever made them. */
const namedApps = (paths: string[]): Subject[] =>
  paths.map((path) => [path, async () => reportOn(await builtAppAt(path))]);

const print = (name: string, report: Report, isQuiet: boolean): void => {
  const lines = isQuiet ? report.findings : report.all;
  if (lines.length === 0) return;
  const { findingCount, expectedCount } = report;
  const expected = expectedCount > 0 ? `, warnings to expect from Zapier: ${expectedCount}` : '';
  console.log(`\n${name}, to mend: ${findingCount}${expected}`);
  for (const line of lines) console.log(line);
};

const main = async (): Promise<void> => {
  const { positionals, values } = readArguments();
  const subjects = positionals.length === 0 ? ownApps() : namedApps(positionals);
  for (const [name, reportOf] of subjects) {
    const report = await reportOf();
    print(name, report, values.quiet);
    if (report.findingCount > 0) process.exitCode = 1;
  }
  if (!values.quiet) console.log(LEGEND);
};

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
