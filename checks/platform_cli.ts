import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const CLI = resolve('node_modules/zapier-platform-cli/src/bin/run');

// Without these it tells Zapier of each run, and asks the registry for a newer version once a week.
const QUIET = { DISABLE_ZAPIER_ANALYTICS: '1', NO_UPDATE_NOTIFIER: '1' };

/**
 * Runs Zapier's CLI in a folder, without a call to the network of its own accord; `settings` are
 * more environment variables. Answers with what it prints; throws when it fails.
 */
export const runPlatformCli = async (
  folder: string,
  args: readonly string[],
  settings: Record<string, string> = {},
): Promise<string> => {
  const options = { cwd: folder, env: { ...process.env, ...QUIET, ...settings } };
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...args], options);
  return stdout;
};
