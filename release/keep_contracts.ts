import { parseArgs } from 'node:util';
import { appNamed, appsIn } from './apps.ts';
import { contractFile, keepContract } from './kept_contract.ts';

const { positionals: names, values } = parseArgs({
  allowPositionals: true,
  options: { 'before-first-release': { type: 'boolean', default: false } },
});

const keepContracts = async (): Promise<void> => {
  const chosen = names.length === 0 ? appsIn() : names.map((name) => appNamed(name));
  for (const app of chosen) {
    const refused = await keepContract(app, values['before-first-release']);
    if (refused !== null) throw new Error(refused);
    console.log(`Written: ${contractFile(app)}`);
  }
};

await keepContracts().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
