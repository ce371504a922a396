import { appNamed, appsIn } from './apps.ts';
import { contractFile, keepContract } from './kept_contract.ts';

const names = process.argv.slice(2);
const chosen = names.length === 0 ? appsIn() : names.map((name) => appNamed(name));

for (const app of chosen) {
  await keepContract(app);
  console.log(`Written: ${contractFile(app)}`);
}
