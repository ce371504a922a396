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

const build = (folder: string): Promise<string> => runPlatformCli(folder, BUILD, BUILT);

const validate = (folder: string, settings = {}): Promise<string> =>
  outputOf(runPlatformCli(folder, VALIDATE, settings));

// The first one builds the apps, as for somebody who calls the CLI by hand.
const [first = '.', ...others] = appsIn().map(({ folder }) => folder);
console.log(await validate(first));
const validated = Promise.all(others.map((folder) => validate(folder, BUILT)));
console.log(await outputOf(build(first).catch(() => build(first))));
console.log((await validated).join(''));

// The CLI gives a zip five seconds to start. One that needed more, beside the other, gets another
// try alone.
const builds = await Promise.allSettled(others.map(build));
for (const [index, folder] of others.entries()) {
  const tried = builds[index];
  const output = tried?.status === 'fulfilled' ? Promise.resolve(tried.value) : build(folder);
  console.log(await outputOf(output));
}
