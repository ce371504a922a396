import { appsIn } from '../release/apps.ts';
import { runPlatformCli } from './platform_cli.ts';

const VALIDATE = ['validate', '--without-style'];
const BUILD = ['build', '--skip-dep-install', '--skip-validation'];
const BUILT = { APPS_ARE_BUILT: '1' };

const said = (error: unknown): string =>
  error instanceof Error && 'stdout' in error ? `${error.message}\n${error.stdout}` : String(error);

/** What the CLI prints of an app; a failure ends the command with 1. */
const outputOf = (run: Promise<string>): Promise<string> =>
  run.catch((error: unknown) => {
    process.exitCode = 1;
    return said(error);
  });

// The CLI gives a zip five seconds to start, and a busy machine may need more: so one zip at a time,
// and a second try.
const build = async (folder: string): Promise<string> => {
  const attempt = () => runPlatformCli(folder, BUILD, BUILT);
  return attempt().catch(attempt);
};

const validate = (folder: string, settings = {}): Promise<string> =>
  outputOf(runPlatformCli(folder, VALIDATE, settings));

// The first one builds the apps, as for somebody who calls the CLI by hand.
const [first = '.', ...others] = appsIn().map(({ folder }) => folder);
console.log(await validate(first));
const validated = Promise.all(others.map((folder) => validate(folder, BUILT)));
for (const folder of [first, ...others]) console.log(await outputOf(build(folder)));
console.log((await validated).join(''));
