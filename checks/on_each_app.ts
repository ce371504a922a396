import { appsIn } from '../release/apps.ts';
import { showPlatformCli } from './platform_cli.ts';

// Runs one command of Zapier's CLI in the folder of each app, and ends with the first that fails.
const args = process.argv.slice(2);
for (const { name, folder } of appsIn()) {
  console.log(`\n${name}: zapier-platform ${args.join(' ')}`);
  process.exitCode = await showPlatformCli(folder, args);
  if (process.exitCode !== 0) break;
}
