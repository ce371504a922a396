import { parseArgs } from 'node:util';
import { appNamed, appsIn } from './apps.ts';
import { contractFile, keepContract } from './contract_files.ts';

const { positionals: names, values } = parseArgs({
  allowPositionals: true,
  options: { 'before-first-release': { type: 'boolean', default: false } },
});

const keepContracts = async (): Promise<void> => {
  const chosen = names.length === 0 ? appsIn() : names.map((name) => appNamed(name));
  for (const app of chosen) {
    await keepContract(app, values['before-first-release']);
    console.log(`Written: ${contractFile(app)}`);
  }
};

await keepContracts().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
